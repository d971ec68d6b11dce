package dev.sluice.it.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** Curves of rows/s and of costs, for the docs. */
record SpeedPicture(XYChart chart) {

  /**
   * @param speeds rows/s by streams and, in that, by round trip in milliseconds
   */
  static SpeedPicture ofRoundTrips(Map<Integer, Map<Integer, Double>> speeds) {
    XYChart chart =
        new XYChartBuilder()
            .width(720)
            .height(400)
            .title("Rows/s by streams, for round trips to both servers")
            .xAxisTitle("streams")
            .yAxisTitle("rows/s")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisDecimalPattern("#,##0");
    speeds.values().stream()
        .flatMap(byRoundTrip -> byRoundTrip.keySet().stream())
        .distinct()
        .forEach(
            roundTrip -> {
              List<Integer> streams = new ArrayList<>();
              List<Double> rows = new ArrayList<>();
              speeds.forEach(
                  (count, byRoundTrip) -> {
                    streams.add(count);
                    rows.add(byRoundTrip.get(roundTrip));
                  });
              chart.addSeries(roundTrip + " ms", streams, rows);
            });
    return new SpeedPicture(chart);
  }

  /**
   * @param speeds rows/s by the setting's value, which rises by factors
   */
  static SpeedPicture ofSetting(String setting, Map<Long, Double> speeds) {
    XYChart chart =
        new XYChartBuilder()
            .width(720)
            .height(300)
            .title("Rows/s by " + setting)
            .xAxisTitle(setting)
            .yAxisTitle("rows/s")
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisDecimalPattern("#,##0");
    chart.addSeries(setting, List.copyOf(speeds.keySet()), List.copyOf(speeds.values()));
    return new SpeedPicture(chart);
  }

  /**
   * @param wall microseconds by rows of the table, which rise by factors
   * @param cpu likewise
   */
  static SpeedPicture ofCosts(Map<Long, Double> wall, Map<Long, Double> cpu) {
    XYChart chart =
        new XYChartBuilder()
            .width(720)
            .height(300)
            .title("What a row costs, by the size of its table")
            .xAxisTitle("rows")
            .yAxisTitle("µs a row")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(0.0);
    chart.addSeries("wall", List.copyOf(wall.keySet()), List.copyOf(wall.values()));
    chart.addSeries("client CPU", List.copyOf(cpu.keySet()), List.copyOf(cpu.values()));
    return new SpeedPicture(chart);
  }

  /** As {@link ChartFile#saveIfWanted}. */
  void saveIfWanted(String name) throws IOException {
    ChartFile.saveIfWanted(chart, name);
  }
}

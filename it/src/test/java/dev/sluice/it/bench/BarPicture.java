package dev.sluice.it.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** A bar for each system, for the docs. */
record BarPicture(CategoryChart chart) {

  /**
   * @param speeds rows/s by system
   */
  static BarPicture ofSpeeds(String title, Map<String, Double> speeds) {
    CategoryChart chart =
        new CategoryChartBuilder().width(900).height(400).title(title).yAxisTitle("rows/s").build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setLabelsVisible(true);
    chart.getStyler().setXAxisLabelRotation(20);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisDecimalPattern("#,##0");
    chart.addSeries("rows/s", List.copyOf(speeds.keySet()), List.copyOf(speeds.values()));
    return new BarPicture(chart);
  }

  /** As {@link ChartFile#saveIfWanted}. */
  void saveIfWanted(String name) throws IOException {
    ChartFile.saveIfWanted(chart, name);
  }
}

package dev.sluice.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** Pictures for the docs. */
final class ChartFile {
  private ChartFile() {}

  /**
   * Writes an SVG into the folder that {@code bench.pictures} names, if it names one.
   *
   * @param name without its ending
   */
  static void saveIfWanted(Chart<?, ?> chart, String name) throws IOException {
    String folder = System.getProperty("bench.pictures");
    if (folder != null) {
      Path file = Files.createDirectories(Path.of(folder)).resolve(name);
      VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
  }
}

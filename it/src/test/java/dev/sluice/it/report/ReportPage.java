package dev.sluice.it.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A report's page, looked at in a browser and compared with the JSON beside it. */
public final class ReportPage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PICTURES = Path.of("target", "report-pictures");
  private static final int HEIGHT = 4_000;

  private static final String FIGURES =
      "JSON.stringify([...document.querySelectorAll('[data-path]')]"
          + ".map(e => [e.dataset.path, e.dataset.form, e.textContent]))";
  private static final String BLANK =
      "JSON.stringify([...document.querySelectorAll('canvas')].filter(c => {"
          + " const d = new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer);"
          + " return new Set(d).size < 3; }).map(c => c.id))";

  private final JsonNode json;
  private final WebPage page;

  private ReportPage(JsonNode json, WebPage page) {
    this.json = json;
    this.page = page;
  }

  /** The one report of a folder, by the end of its name. */
  public static Path file(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(end)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  /** Without a browser the test is skipped, and says so. */
  public static void check(Path folder) throws Exception {
    assumeThat(WebPage.missing()).isEmpty();
    Path html = file(folder, ".html");
    JsonNode json = JSON.readTree(file(folder, ".json").toFile());
    WebPage page = WebPage.open(html, HEIGHT);
    try {
      new ReportPage(json, page).check(html.getFileName().toString());
    } finally {
      page.close();
    }
  }

  private void check(String name) throws Exception {
    assertThat(page.errors()).as("errors of the console").isEmpty();
    assertThat(page.ask("performance.getEntriesByType('resource').length")).isEqualTo("0");
    assertThat(page.ask("document.documentElement.dataset.drawn"))
        .isEqualTo(page.ask("document.querySelectorAll('canvas').length"));
    assertThat(JSON.readTree(page.ask("document.getElementById('data').textContent")))
        .isEqualTo(json);
    assertThat(page.ask(BLANK)).as("charts that are blank").isEqualTo("[]");
    figures();
    charts();
    picture(name);
  }

  /** Every figure of the page is that of the JSON, to the digits shown. */
  private void figures() throws Exception {
    JsonNode figures = JSON.readTree(page.ask(FIGURES));
    assertThat(figures).hasSizeGreaterThan(15);
    for (JsonNode figure : figures) {
      String path = figure.get(0).asText();
      String shown = figure.get(2).asText();
      JsonNode value = json.at(path);
      if (!value.isNumber()) {
        assertThat(shown).as(path).isEqualTo("not measured");
        continue;
      }
      String form = figure.get(1).asText();
      double factor = form.equals("PERCENT") ? 100 : form.equals("MIB") ? 1.0 / (1 << 20) : 1;
      double last = form.equals("COUNT") ? 0 : form.equals("SECONDS") ? 0.0006 : 0.06;
      assertThat(Double.parseDouble(shown.replaceAll("[^0-9.]", "")))
          .as(path)
          .isCloseTo(value.asDouble() * factor, within(last));
    }
  }

  private void charts() throws Exception {
    JsonNode flow = data("throughput").path(0).path("data");
    JsonNode expected = json.at("/throughput/rowsPerSecond");
    assertThat(flow).hasSize(expected.size() + 1);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(flow.path(i).path("y").asDouble()).isEqualTo(expected.get(i).asDouble());
    }
    double rows = 0;
    for (JsonNode perSecond : expected) {
      rows += perSecond.asDouble() * json.at("/throughput/bucketSeconds").asDouble();
    }
    assertThat(rows).isCloseTo(json.at("/rows/loaded").asDouble(), within(0.5));
    long units = 0;
    long loaded = 0;
    for (JsonNode stage : data("timeline")) {
      for (JsonNode bar : stage.path("data")) {
        units += bar.at("/bar/3").asLong();
        loaded += bar.at("/bar/4").asLong();
      }
    }
    assertThat(units).isEqualTo(json.at("/units/done").asLong());
    assertThat(loaded).isEqualTo(json.at("/rows/loaded").asLong());
    assertThat(data("units").path(0).path("data")).isEqualTo(json.at("/unitSeconds/counts"));
    double shares = 0;
    for (JsonNode share : data("shares")) {
      shares += share.at("/data/0").asDouble();
    }
    assertThat(shares).isCloseTo(100, within(0.5));
    assertThat(data("cpu")).hasSameSizeAs(json.at("/usageOverTime/processes"));
    if (json.has("latencyHistogram")) {
      assertThat(data("latency").path(0).path("data")).isEqualTo(json.at("/latencyHistogram/rows"));
    }
  }

  private JsonNode data(String chart) throws Exception {
    return JSON.readTree(
        page.ask("JSON.stringify(Chart.getChart('%s').data.datasets)".formatted(chart)));
  }

  /** For people; here only that it is of many colours. */
  private void picture(String name) throws Exception {
    BufferedImage picture = page.picture();
    Set<Integer> colours = new HashSet<>();
    IntStream.range(0, picture.getWidth() * picture.getHeight())
        .filter(i -> i % 7 == 0)
        .forEach(i -> colours.add(picture.getRGB(i % picture.getWidth(), i / picture.getWidth())));
    assertThat(colours).hasSizeGreaterThan(50);
    Files.createDirectories(PICTURES);
    ImageIO.write(picture, "png", PICTURES.resolve(name + ".png").toFile());
  }
}

package dev.sluice.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.report.HtmlText.Figure;
import dev.sluice.report.HtmlText.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A report as a page: one file that needs nothing else, nor a network. All that it shows it takes
 * from the report's JSON, which it holds; a script draws charts of it, the rest is there without.
 */
final class ReportHtml {
  private static final String CHARTS =
      "/META-INF/resources/webjars/chart.js/4.4.7/dist/chart.umd.js";

  private final ObjectNode json;
  private final HtmlText html = new HtmlText();

  private ReportHtml(ObjectNode json) {
    this.json = json;
  }

  /**
   * @param plain the report as text
   */
  static String of(ObjectNode json, String plain) {
    return new ReportHtml(json).page(plain);
  }

  private String page(String plain) {
    String title = "%s: %s".formatted(text("command"), text("target"));
    begin(html, title);
    head();
    verdict();
    figures();
    charts();
    new ReportTables(json, html).write();
    html.asText(plain)
        .markup("</main>\n<script type=\"application/json\" id=\"data\">")
        .markup(HtmlText.inScript(json.toString()))
        .markup("</script>\n<script>" + library() + "</script>\n")
        .markup("<script>\n" + resource("report.js") + "</script>\n</body>\n</html>\n");
    return html.toString();
  }

  /** All before what a page shows. */
  static void begin(HtmlText html, String title) {
    html.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .markup(" script-src 'unsafe-inline'; style-src 'unsafe-inline'\">\n")
        .element("title", title)
        .markup("<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n<main>\n");
  }

  private void head() {
    double seconds = json.path("seconds").asDouble();
    html.markup("<header>")
        .element("h1", "sluice " + text("command"))
        .markup("<dl class=\"facts\">")
        .term("from", text("source"))
        .term("to", text("target"))
        .term("run", "%s on %s".formatted(text("runId"), text("runner")))
        .term(
            "time",
            "%s, %s in all, %s of it from the first unit's start to the last commit"
                .formatted(
                    text("startedAt"),
                    ReportText.seconds(seconds + json.path("setupSeconds").asDouble()),
                    ReportText.seconds(seconds)))
        .markup("</dl></header>\n");
  }

  private void verdict() {
    for (JsonNode answer : json.path("verdict")) {
      html.markup("<div class=\"answer ").text(answer.path("mood").asText()).markup("\">");
      html.element("h2", answer.path("question").asText());
      html.element("p", answer.path("text").asText()).markup("</div>\n");
    }
    json.path("notes")
        .forEach(
            note -> html.markup("<p class=\"soft\">Note: ").text(note.asText()).markup("</p>\n"));
  }

  private void figures() {
    List<Figure> figures = new ArrayList<>();
    for (String row : List.of("read", "loaded", "rejected", "filtered", "duplicate", "deleted")) {
      figures.add(new Figure("rows " + row, "/rows/" + row, Form.COUNT));
    }
    figures.add(new Figure("rows/s", "/rowsPerSecond", Form.RATE));
    figures.add(new Figure("encoded bytes", "/bytes", Form.MIB));
    figures.add(new Figure("units done", "/units/done", Form.COUNT));
    if (json.has("latencySeconds")) {
      figures.add(new Figure("units left", "/units/left", Form.COUNT));
      for (String percent : List.of("p50", "p75", "p90", "p95", "p99", "p99.9", "p100")) {
        figures.add(
            new Figure(
                "latency " + percent.toUpperCase(Locale.ROOT),
                "/latencySeconds/" + percent,
                Form.SECONDS));
      }
    } else {
      figures.add(new Figure("units planned", "/units/planned", Form.COUNT));
      figures.add(new Figure("median unit", "/units/medianSeconds", Form.SECONDS));
      figures.add(new Figure("longest unit", "/units/maxSeconds", Form.SECONDS));
      figures.add(new Figure("streams", "/streams/count", Form.COUNT));
      figures.add(new Figure("parallel efficiency", "/streams/parallelEfficiency", Form.PERCENT));
    }
    html.markup("<section><h2>Figures</h2>\n").figures(json, figures).markup("</section>\n");
    metrics();
  }

  private void metrics() {
    if (json.path("metrics").isEmpty()) {
      return;
    }
    html.markup("<section><h2>Goals</h2>\n").head("metric", "goal", "value", "verdict");
    for (JsonNode metric : json.path("metrics")) {
      html.row(
          metric.path("name").asText(),
          metric.path("goal").asText(),
          metric.path("value").isNumber()
              ? String.format(
                  Locale.ROOT,
                  "%,.2f %s",
                  metric.path("value").asDouble(),
                  metric.path("unit").asText())
              : "",
          metric.path("verdict").asText());
    }
    html.endTable().markup("</section>\n");
  }

  private void charts() {
    html.markup(
        "<noscript><p class=\"soft\">Charts need JavaScript; all else is here.</p></noscript>\n");
    html.chart(
        "throughput",
        "Throughput",
        "Loaded rows and their encoded bytes; a unit counts evenly over the time in which it was worked at.");
    html.chart("timeline", "Units on streams", timelineMeaning());
    html.chart(
        "shares",
        "Where the streams' time went",
        "Shares of the time in which streams worked at units, all streams together.");
    html.markup("<section><h2>Shares of time</h2>\n");
    List<Figure> shares = new ArrayList<>();
    json.path("timeShares")
        .fieldNames()
        .forEachRemaining(
            name -> shares.add(new Figure(word(name), "/timeShares/" + name, Form.PERCENT)));
    html.figures(json, shares).markup("</section>\n");
    html.chart(
        "units", "How long units took", "From the first page asked for to just before the commit.");
    if (json.has("latencyHistogram")) {
      html.chart("latency", "Latency", "Rows by the time from their arrival to the commit.");
    }
    usage();
  }

  private static String word(String share) {
    return switch (share) {
      case "readWait" -> "reading";
      case "copy" -> "COPY";
      case "retry" -> "failed attempts";
      default -> share;
    };
  }

  private String timelineMeaning() {
    JsonNode timeline = json.path("timeline");
    String meaning =
        "Each bar is a unit, in the colour of what took it longest; a gap is a stream without a unit. Behind a stream's name: its share of time with one.";
    if (timeline.path("foldedSeconds").asDouble() > 0) {
      meaning +=
          " There are too many to draw: those that begin within %s are one bar, in which gaps do not show."
              .formatted(ReportText.seconds(timeline.path("foldedSeconds").asDouble()));
    }
    if (timeline.path("unitsNotDrawn").asLong() > 0) {
      meaning +=
          String.format(
              Locale.ROOT,
              " %,d older units are not drawn: the ledger has added them up.",
              timeline.path("unitsNotDrawn").asLong());
    }
    return meaning;
  }

  private void usage() {
    JsonNode over = json.path("usageOverTime");
    if (over.path("processes").isEmpty()) {
      html.markup("<section><h2>Processors and memory</h2>\n")
          .element("p", "Nothing is known of them: the ledger has no sample of this run.")
          .markup("</section>\n");
      return;
    }
    int hidden = over.path("processesNotShown").asInt();
    String more = hidden == 0 ? "" : " %d more processes are not shown.".formatted(hidden);
    html.chart(
        "cpu", "Processors", "In use by each process, on average between two samples." + more);
    html.chart(
        "memory",
        "Memory",
        "Resident memory of each process, the most between two samples; dashed: the heap of a JVM.");
    html.markup("<section><h2>Processors and memory</h2>\n")
        .figures(
            json,
            List.of(
                new Figure("JVMs, processors", "/usage/jvmCpu", Form.PERCENT),
                new Figure("JVMs, memory", "/usage/jvmBytes", Form.MIB),
                new Figure("JVMs, heap", "/usage/heapBytes", Form.MIB),
                new Figure("busiest second", "/usage/machineCpuPeak", Form.PERCENT),
                new Figure("PostgreSQL, processors", "/usage/postgresCpu", Form.PERCENT),
                new Figure("PostgreSQL, memory", "/usage/postgresBytes", Form.MIB),
                new Figure("collections", "/usage/collections", Form.COUNT),
                new Figure("time of collections", "/usage/collectionSeconds", Form.SECONDS)))
        .markup("</section>\n");
  }

  private String text(String name) {
    return json.path(name).asText();
  }

  /** Chart.js with its licence, but not where its source map would be. */
  private static String library() {
    return resource(CHARTS).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
  }

  private static String resource(String name) {
    try (InputStream in = ReportHtml.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Sluice bug: no " + name + " on the class path.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

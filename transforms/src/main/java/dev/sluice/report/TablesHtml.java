package dev.sluice.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A page over the reports of several tables, from which each of theirs is reached. */
final class TablesHtml {
  private static final String DONE = "DONE";
  private static final List<String> COUNTS =
      List.of("read", "loaded", "rejected", "filtered", "duplicate");

  private TablesHtml() {}

  /**
   * @param json as {@link WrittenReport#ofTables} says
   * @param plain the report as text
   */
  static String of(ObjectNode json, String plain) {
    HtmlText html = new HtmlText();
    JsonNode tables = json.path("tables");
    ReportHtml.begin(html, "migrate: %,d tables".formatted(tables.size()));
    html.element("h1", "sluice migrate, %,d tables".formatted(tables.size()));
    verdict(html, tables);
    html.markup("<section><h2>Tables</h2>\n")
        .head(
            Stream.concat(Stream.of("source", "target", "outcome"), COUNTS.stream())
                .toArray(String[]::new));
    for (JsonNode table : tables) {
      row(html, table);
    }
    html.row(with(json.path("together"), "together", "", ""));
    html.endTable().markup("</section>\n").asText(plain).markup("</main>\n</body>\n</html>\n");
    return html.toString();
  }

  private static void verdict(HtmlText html, JsonNode tables) {
    int left = 0;
    for (JsonNode table : tables) {
      left += table.path("outcome").asText().equals(DONE) ? 0 : 1;
    }
    html.markup("<div class=\"answer %s\">".formatted(left == 0 ? "good" : "bad"))
        .element("h2", "Done?")
        .element(
            "p",
            left == 0
                ? "All rows of all tables are in the target."
                : "%,d of %,d tables did not end in order; their outcome says why."
                    .formatted(left, tables.size()))
        .markup("</div>\n");
  }

  private static void row(HtmlText html, JsonNode table) {
    String source = table.path("source").asText();
    String target = table.path("target").asText();
    String meaning = table.path("meaning").asText();
    if (table.has("page")) {
      html.linkedRow(table.path("page").asText() + ".html", source, with(table, target, meaning));
    } else {
      html.row(with(table, source, target, meaning));
    }
  }

  /** Counts are empty for a table of which nothing was read. */
  private static String[] with(JsonNode rows, String... before) {
    Stream<String> counts =
        COUNTS.stream()
            .map(
                name ->
                    rows.has(name)
                        ? String.format(Locale.ROOT, "%,d", rows.path(name).asLong())
                        : "");
    return Stream.concat(Stream.of(before), counts).toArray(String[]::new);
  }
}

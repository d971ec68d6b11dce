package dev.sluice.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Builds HTML of which every value is escaped; only this class writes markup around them. */
final class HtmlText {
  private final StringBuilder text = new StringBuilder();

  /** How a figure of the JSON is shown. */
  enum Form {
    COUNT("%,.0f", 1),
    RATE("%,.1f", 1),
    SECONDS("%,.3f s", 1),
    PERCENT("%,.1f %%", 100),
    MIB("%,.1f MiB", 1.0 / (1 << 20));

    private final String format;
    private final double factor;

    Form(String format, double factor) {
      this.format = format;
      this.factor = factor;
    }

    String of(JsonNode value) {
      return value.isNumber()
          ? String.format(Locale.ROOT, format, value.doubleValue() * factor)
          : "not measured";
    }
  }

  /** A figure of the report, by its place in the JSON. */
  record Figure(String name, String path, Form form) {}

  static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        // Others of these are not allowed in HTML, not even as references.
        default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return escaped.toString();
  }

  /** JSON that nothing in it can end the script element around it. */
  static String inScript(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  HtmlText markup(String markup) {
    text.append(markup);
    return this;
  }

  HtmlText text(String value) {
    text.append(escaped(value));
    return this;
  }

  HtmlText element(String name, String value) {
    return markup("<" + name + ">").text(value).markup("</" + name + ">\n");
  }

  HtmlText term(String name, String value) {
    return element("dt", name).element("dd", value);
  }

  /** Figures in two columns, each with its place in the JSON. */
  HtmlText figures(ObjectNode json, List<Figure> figures) {
    markup("<table class=\"keys\">\n");
    for (int i = 0; i < figures.size(); i += 2) {
      markup("<tr>");
      for (Figure figure : figures.subList(i, Math.min(i + 2, figures.size()))) {
        element("th", figure.name());
        figure(json, figure);
      }
      markup("</tr>\n");
    }
    return markup("</table>\n");
  }

  private void figure(ObjectNode json, Figure figure) {
    markup("<td data-path=\"").text(figure.path()).markup("\" data-form=\"");
    text(figure.form().name()).markup("\">");
    text(figure.form().of(json.at(figure.path()))).markup("</td>");
  }

  HtmlText head(String... names) {
    return markup(
        Arrays.stream(names)
            .map(name -> "<th>" + escaped(name) + "</th>")
            .collect(Collectors.joining("", "<div class=\"wide\"><table>\n<tr>", "</tr>\n")));
  }

  HtmlText row(String... values) {
    return markup("<tr>" + cells(values) + "</tr>\n");
  }

  /** A row whose first value leads to another page. */
  HtmlText linkedRow(String page, String first, String... others) {
    markup("<tr><td><a href=\"").text(page).markup("\">").text(first);
    return markup("</a></td>" + cells(others) + "</tr>\n");
  }

  private static String cells(String... values) {
    return Arrays.stream(values)
        .map(value -> "<td>" + escaped(value) + "</td>")
        .collect(Collectors.joining());
  }

  /** The whole report as text, folded away. */
  HtmlText asText(String plain) {
    markup("<details class=\"long\"><summary>The same as text</summary>");
    return element("pre", plain).markup("</details>\n");
  }

  HtmlText endTable() {
    return markup("</table></div>\n");
  }

  /** A picture that the script draws. */
  HtmlText chart(String id, String title, String meaning) {
    markup("<figure><figcaption>").element("h2", title).element("p", meaning);
    markup("</figcaption><div class=\"plot\"><canvas id=\"" + id + "\" role=\"img\" aria-label=\"");
    return text(title).markup("\"></canvas></div></figure>\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

package dev.sluice.it.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of docs/metrics, and the page about them. */
final class MetricsFiles {
  static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

  /** A label in a legend or an annotation. */
  private static final Pattern SHOWN =
      Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?([a-z_]+)\\s*}}");

  private static final Pattern VALUES = Pattern.compile("label_values\\((.*), *([a-z_]+)\\)");

  private MetricsFiles() {}

  /**
   * An expression and the labels that are shown of its results.
   *
   * @param where the panel or alert
   */
  record Use(String where, Query query, List<String> shown) {}

  static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(DOCS.resolve("metrics/grafana-dashboard.json").toFile());
  }

  static List<JsonNode> panels() throws IOException {
    List<JsonNode> panels = new ArrayList<>();
    dashboard().get("panels").forEach(panels::add);
    return panels;
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> rules() throws IOException {
    Map<String, Object> file =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(DOCS.resolve("metrics/alerts.yml")));
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Map<String, Object> group : (List<Map<String, Object>>) file.get("groups")) {
      rules.addAll((List<Map<String, Object>>) group.get("rules"));
    }
    return rules;
  }

  /** Every expression of the dashboard, its variables and the alerts. */
  static List<Use> uses() throws IOException {
    List<Use> uses = new ArrayList<>();
    for (JsonNode panel : panels()) {
      for (JsonNode query : panel.path("targets")) {
        uses.add(use(panel.get("title").asText(), query.get("expr"), query.get("legendFormat")));
      }
    }
    for (JsonNode variable : dashboard().at("/templating/list")) {
      Matcher values = VALUES.matcher(variable.path("definition").asText());
      if (values.matches()) {
        uses.add(
            new Use(
                variable.get("name").asText(),
                Query.of(values.group(1)),
                List.of(values.group(2))));
      }
    }
    for (Map<String, Object> rule : rules()) {
      uses.add(
          new Use(
              String.valueOf(rule.get("alert")),
              Query.of(String.valueOf(rule.get("expr"))),
              shown(String.valueOf(rule.get("annotations")))));
    }
    return uses;
  }

  private static Use use(String where, JsonNode expression, JsonNode legend) {
    return new Use(where, Query.of(expression.asText()), shown(legend.asText()));
  }

  private static List<String> shown(String text) {
    return SHOWN.matcher(text).results().map(match -> match.group(1)).toList();
  }
}

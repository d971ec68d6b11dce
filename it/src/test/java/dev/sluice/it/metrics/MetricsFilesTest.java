package dev.sluice.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be said of dashboard and alerts without a run; {@link MetricsIT} knows the metrics. */
class MetricsFilesTest {
  private static final Set<String> FUNCTIONS =
      Set.of("sum", "max", "rate", "increase", "deriv", "time", "histogram_quantile");

  @Test
  void theDashboardAsksForItsDataSource() throws IOException {
    JsonNode dashboard = MetricsFiles.dashboard();

    assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
    assertThat(dashboard.at("/templating/list/0/name").asText()).isEqualTo("datasource");
    assertThat(dashboard.findValues("datasource"))
        .filteredOn(JsonNode::isObject)
        .isNotEmpty()
        .allSatisfy(source -> assertThat(source.get("uid").asText()).isEqualTo("${datasource}"));
    assertThat(dashboard.findValuesAsText("uid")).contains("sluice");
  }

  @Test
  void panelsHaveTheirOwnPlaces() throws IOException {
    List<JsonNode> panels = MetricsFiles.panels();

    assertThat(panels).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
    for (JsonNode panel : panels) {
      assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
          .as(panel.get("title").asText())
          .isLessThanOrEqualTo(24);
      assertThat(panels)
          .filteredOn(other -> !other.get("id").equals(panel.get("id")) && overlap(panel, other))
          .as(panel.get("title").asText())
          .isEmpty();
    }
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return overlap(one, other, "/gridPos/x", "/gridPos/w")
        && overlap(one, other, "/gridPos/y", "/gridPos/h");
  }

  private static boolean overlap(JsonNode one, JsonNode other, String from, String length) {
    return one.at(from).asInt() < other.at(from).asInt() + other.at(length).asInt()
        && other.at(from).asInt() < one.at(from).asInt() + one.at(length).asInt();
  }

  @Test
  void alertsSayWhatIsWrongAndWhatToDo() throws IOException {
    assertThat(MetricsFiles.rules())
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.keySet())
                  .isSubsetOf("alert", "expr", "for", "labels", "annotations")
                  .contains("alert", "expr", "labels", "annotations");
              assertThat(String.valueOf(rule.getOrDefault("for", "1m"))).matches("[0-9]+m");
              assertThat(rule.get("labels").toString()).matches("\\{severity=(warning|critical)}");
              assertThat(((Map<?, ?>) rule.get("annotations")).keySet().toString())
                  .contains("summary", "description");
            })
        .extracting(rule -> rule.get("alert"))
        .doesNotHaveDuplicates();
  }

  @Test
  void expressionsCallKnownFunctions() throws IOException {
    assertThat(MetricsFiles.uses())
        .isNotEmpty()
        .allSatisfy(
            use -> {
              assertThat(use.query().functions()).as(use.where()).isSubsetOf(FUNCTIONS);
              assertThat(count(use, '(')).as(use.where()).isEqualTo(count(use, ')'));
            });
  }

  private static long count(MetricsFiles.Use use, char what) {
    return use.query().text().chars().filter(letter -> letter == what).count();
  }
}

package dev.sluice.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryTest {
  @Test
  void findsNames() {
    Query query =
        Query.of(
            "histogram_quantile(0.9, sum by (le, table) (rate(a_bucket{x=~\"b|c{\", y!=\"d\"}[5m]))) > 1e3"
                + " and on (job) e unless time() - f:g > 2");

    assertThat(query.metrics())
        .isEqualTo(Map.of("a_bucket", Set.of("x", "y"), "e", Set.of(), "f:g", Set.of()));
    assertThat(query.labels()).isEqualTo(Set.of("le", "table", "job"));
    assertThat(query.functions()).isEqualTo(Set.of("histogram_quantile", "sum", "rate", "time"));
  }
}

package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.types.ColumnName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnChoiceTest {

  @Test
  void takesColumnsByName() {
    assertThat(Run.minimal().with("columns", "id, sum=total").settings().source().columns())
        .containsExactly(new ColumnName("id", "id"), new ColumnName("sum", "total"));
  }

  @Test
  void refusesToNameAndToLeaveOutColumns() {
    assertThat(Run.minimal().with("columns", "id").with("excludeColumns", "sum").problems())
        .containsExactly(
            "--columns and --excludeColumns contradict each other: the first names the columns to copy, the second copies all others. Leave one of them out, or add * to the first.");
  }

  @Test
  void takesConstantsInTheOrderGiven() {
    assertThat(
            Run.minimal()
                .with(
                    "constants",
                    "tenant = acme,note=\"a, \"\"b\"\" = c\",empty=,at=2026-11-22 03:00")
                .settings()
                .source()
                .constants())
        .containsExactly(
            Map.entry("tenant", "acme"),
            Map.entry("note", "a, \"b\" = c"),
            Map.entry("empty", ""),
            Map.entry("at", "2026-11-22 03:00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant", "=x", "a=1,", ",a=1", "a=\"x", "a=\"x\"y", "a=1,b"})
  void refusesConstantsWithoutAColumnOrAValue(String text) {
    assertThat(Run.minimal().with("constants", text).problems())
        .containsExactly(
            "Invalid --constants: \"%s\". Expected TARGET=VALUE,…; in double quotes a value with commas or quotes, such as note=\"a, b\"."
                .formatted(text));
  }

  @Test
  void refusesAConstantTwice() {
    assertThat(Run.minimal().with("constants", "a=1,a=2").problems())
        .containsExactly("--constants gives column a twice. Keep one.");
  }
}

package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.types.AllowedLosses;
import dev.sluice.types.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeSettingsTest {
  @Test
  void withoutFlagsTypesAreTheUsualOnesAndNothingMayBeLost() {
    assertThat(Run.minimal().settings().types())
        .isEqualTo(new TypeChoices(List.of(), new AllowedLosses(List.of())));
  }

  @Test
  void commasInBracketsSeparateNothing() {
    MigrateSettings settings =
        Run.minimal()
            .with("createTarget", "if-missing")
            .with("columnTypes", "id=bigint, sum=numeric(12,2),at = timestamp(3) with time zone")
            .with("allowLossy", "sum, at")
            .settings();

    assertThat(settings.types())
        .isEqualTo(
            new TypeChoices(
                List.of(
                    new ColumnType("id", "bigint"),
                    new ColumnType("sum", "numeric(12,2)"),
                    new ColumnType("at", "timestamp(3) with time zone")),
                new AllowedLosses(List.of("sum", "at"))));
  }

  @Test
  void typesAreForATableThatIsMade() {
    assertThat(Run.minimal().with("columnTypes", "id=int8,=text,n,x=numeric(3,1),y=").problems())
        .containsExactly(
            "Invalid column in --columnTypes: \"=text\". Expected SOURCE=TYPE.",
            "Invalid column in --columnTypes: \"n\". Expected SOURCE=TYPE.",
            "Invalid column in --columnTypes: \"y=\". Expected SOURCE=TYPE.",
            "--columnTypes needs --createTarget=if-missing: only a table that Sluice makes gets its types from there; one that exists has its own.");
  }
}

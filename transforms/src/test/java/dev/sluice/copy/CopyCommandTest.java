package dev.sluice.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.copy.CopySettings.Limits;
import dev.sluice.ledger.RejectLimit;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyCommandTest {
  private static final Limits LIMITS = new Limits(1000, 500, 4096, 3);

  @Test
  void namesTheColumnsItFills() {
    CopySettings settings = settings(TargetServer.POSTGRESQL, "public", "orders", "id", "name");

    assertThat(sql(settings))
        .isEqualTo("COPY \"public\".\"orders\" (\"id\", \"name\") FROM STDIN WITH (FORMAT csv)");
  }

  @Test
  void keepsAUnitInOneTransactionOnYugabytedb() {
    CopySettings settings = settings(TargetServer.YUGABYTEDB, "public", "orders", "id");

    assertThat(sql(settings))
        .isEqualTo(
            "COPY \"public\".\"orders\" (\"id\") FROM STDIN WITH (FORMAT csv, ROWS_PER_TRANSACTION 0)");
  }

  @Test
  void quotesEveryName() {
    CopySettings settings =
        settings(TargetServer.POSTGRESQL, "My Schema", "t\"able", "Order", "a b", "\"");

    assertThat(sql(settings))
        .isEqualTo(
            "COPY \"My Schema\".\"t\"\"able\" (\"Order\", \"a b\", \"\"\"\")"
                + " FROM STDIN WITH (FORMAT csv)");
  }

  @ParameterizedTest
  @CsvSource({
    "499, 4095, false",
    "500, 0, true",
    "0, 4096, true",
    "501, 5000, true",
    "0, 0, false"
  })
  void isSentWhenOneOfTheLimitsIsReached(long rows, long bytes, boolean reached) {
    assertThat(LIMITS.reached(rows, bytes)).isEqualTo(reached);
  }

  @Test
  void isSentWhenTheRowsOfOneStatementAreReached() {
    Limits limits = new Limits(100, 500, 4096, 3);

    assertThat(limits.reached(99, 0)).isFalse();
    assertThat(limits.reached(100, 0)).isTrue();
  }

  @Test
  void saysTheFormatOfTheRows() {
    assertThat(
            CopyCommand.sql(
                CopyFormat.BINARY, TargetServer.YUGABYTEDB, "sluice_stage", List.of("id")))
        .isEqualTo(
            "COPY sluice_stage (\"id\") FROM STDIN WITH (FORMAT binary, ROWS_PER_TRANSACTION 0)");
  }

  private static String sql(CopySettings settings) {
    return settings.copyInto(settings.table().quoted(), TargetDriver.POSTGRESQL).sql();
  }

  private static CopySettings settings(
      TargetServer server, String schema, String table, String... columns) {
    return new CopySettings(
        new TableName(schema, table),
        List.of(columns),
        List.of(),
        server,
        OnConflict.FAIL,
        false,
        RejectLimit.ofRows(0),
        (row, place) -> "{}",
        null,
        LIMITS);
  }
}

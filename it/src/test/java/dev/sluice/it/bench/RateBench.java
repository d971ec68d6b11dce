package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cassandra.ReadCassandra;
import dev.sluice.copy.Connections;
import dev.sluice.copy.CopyToPostgres;
import dev.sluice.copy.PaceTerms;
import dev.sluice.encode.EncodeRows;
import dev.sluice.it.load.EventsTable;
import dev.sluice.ledger.PaceKind;
import dev.sluice.ledger.PaceLedger;
import dev.sluice.ledger.RunRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/**
 * How near a limited run comes to its limit, by the ledger's own times. Rows, runs and streams by
 * system properties {@code bench.events}, {@code bench.runs}, {@code bench.streams}.
 */
class RateBench {
  private static final int STREAMS = Integer.getInteger("bench.streams", 4);
  private static final int RUNS = Integer.getInteger("bench.runs", 2);
  private static final long ROWS = Long.getLong("bench.events", 200_000);

  private static final String AMOUNT =
      """
      SELECT CASE WHEN ? THEN sum(rows_loaded) ELSE sum(bytes) END
             / extract(epoch FROM max(committed_at) - (SELECT begun_at FROM sluice.pace WHERE run_id = ?))
      FROM sluice.unit WHERE run_id = ?
      """;

  @Test
  void aRunComesWithinFivePercentOfItsLimit() throws Exception {
    try (Servers servers = Servers.start();
        JavaSparkContext spark = OnSpark.start(STREAMS)) {
      assertThat(spark.sc().isStopped()).isFalse();
      Table table = servers.load(new EventsTable(1), ROWS, STREAMS).withUnits(2_000);
      new OnSpark(table).run(table.begin());
      for (int run = 0; run < RUNS; run++) {
        compare(table, PaceKind.TARGET_ROWS, 10_000);
        compare(table, PaceKind.SOURCE_ROWS, 10_000);
        compare(table, PaceKind.TARGET_BYTES, 4_000_000);
      }
    }
  }

  private static void compare(Table table, PaceKind kind, long limit) throws Exception {
    RunRef run = table.begin();
    try (Connection connection = Connections.open(table.target(), 0, "bench")) {
      PaceLedger.begin(connection, run.runId(), Map.of(kind, limit));
    }
    PaceTerms pace = new PaceTerms(table.target(), run.runId(), Map.of(kind, limit));
    Pipeline pipeline = OnSpark.empty();
    pipeline
        .apply(
            ReadCassandra.of(table.cluster(), table.query(), table.read(), table.units())
                .paced(pace.source()))
        .apply(EncodeRows.of(table.encode()))
        .apply(CopyToPostgres.of(table.target(), table.copy(), run).paced(pace));
    try {
      pipeline.run().waitUntilFinish();
    } finally {
      pace.end();
    }
    double share = perSecond(table, run, kind) / limit;
    System.out.printf("%s: %.3f of the limit of %,d in a second%n", kind.word(), share, limit);
    assertThat(share).isBetween(0.95, 1.0);
  }

  private static double perSecond(Table table, RunRef run, PaceKind kind) throws SQLException {
    try (Connection connection = Connections.open(table.target(), 0, "bench");
        PreparedStatement select = connection.prepareStatement(AMOUNT)) {
      select.setBoolean(1, kind.unit().equals("rows"));
      select.setString(2, run.runId());
      select.setString(3, run.runId());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getDouble(1);
      }
    }
  }
}

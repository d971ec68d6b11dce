package dev.sluice.it.demo;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.verify.ContentChecksum;
import dev.sluice.it.verify.SourceContent;
import dev.sluice.it.verify.TargetContent;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Compares a table's content on both sides; reads them at the same time. */
record Verification(CqlSession session, Connection connection, PrintStream out) {

  boolean compare(String keyspace, DemoTable table) throws SQLException {
    CompletableFuture<ContentChecksum> reading =
        CompletableFuture.supplyAsync(
            () -> SourceContent.of(session, keyspace, table.name(), table.columnNames()));
    ContentChecksum target =
        TargetContent.of(connection, "public", table.name(), table.columnNames());
    ContentChecksum source = reading.join();
    print(table.name(), "Cassandra", source);
    print(table.name(), "PostgreSQL", target);
    boolean equal = source.equals(target);
    out.printf("  %-10s %s%n", table.name(), equal ? "equal" : "DIFFERENT");
    return equal;
  }

  private void print(String table, String side, ContentChecksum content) {
    out.printf(
        "  %-10s %-10s %,d rows, checksum %016x%016x%n",
        table, side, content.rows(), content.sum(), content.xor());
  }
}

package dev.sluice.it.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.sluice.it.load.DemoTable;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.load.LoadCassandra;
import dev.sluice.it.load.ReadingsTable;
import dev.sluice.it.servers.SharedServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentIT {

  private static final int ROWS = 3_000;

  private final CqlSession session = SharedServers.cassandra().session();
  private final String keyspace = SharedServers.cassandra().newKeyspace("content");

  static Stream<DemoTable> tables() {
    return Stream.of(new ReadingsTable(7), new EventsTable(7));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void bothSidesOfTheSameRowsHaveOneChecksum(DemoTable table) throws SQLException {
    LoadCassandra.Outcome loaded = LoadCassandra.into(session, keyspace).load(table, ROWS);
    try (Connection connection = database()) {
      InsertRows.insert(connection, table, ROWS);

      ContentChecksum source =
          SourceContent.of(session, keyspace, table.name(), table.columnNames());
      ContentChecksum target =
          TargetContent.of(connection, "public", table.name(), table.columnNames());

      assertThat(loaded.rows()).isEqualTo(ROWS);
      assertThat(source.rows()).isEqualTo(ROWS);
      assertThat(target).isEqualTo(source);
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void differencesNameTheRowsAndColumns() throws SQLException {
    DemoTable table = new EventsTable(8);
    LoadCassandra.into(session, keyspace).load(table, ROWS);
    try (Connection connection = database()) {
      InsertRows.insert(connection, table, ROWS);
      String changed = change(connection, table, 10, "UPDATE events SET note = 'x', attempts = 1");
      String deleted = change(connection, table, 20, "DELETE FROM events");
      change(connection, table, 30, "UPDATE events SET customer_id = 'nobody'");

      TableContent source =
          TableContent.ofSource(session, keyspace, "events", table.columnNames(), 2);
      TableContent target =
          TableContent.ofTarget(connection, "public", "events", table.columnNames(), 2);

      assertThat(source.differences(target, 10))
          .extracting(ContentDifference::kind)
          .containsExactlyInAnyOrder(
              ContentDifference.Kind.CHANGED,
              ContentDifference.Kind.MISSING,
              ContentDifference.Kind.MISSING,
              ContentDifference.Kind.UNEXPECTED);
      assertThat(source.differences(target, 10))
          .filteredOn(difference -> difference.kind() == ContentDifference.Kind.CHANGED)
          .singleElement()
          .satisfies(
              difference -> {
                assertThat(difference.key().get(1)).isEqualTo(changed);
                assertThat(difference.columns()).containsExactly("note", "attempts");
              });
      assertThat(source.differences(target, 10))
          .anyMatch(
              difference ->
                  difference.kind() == ContentDifference.Kind.MISSING
                      && difference.key().get(1).equals(deleted));
      assertThat(source.differences(target, 2)).hasSize(2);
      assertThat(TargetContent.of(connection, "public", "events", table.columnNames()))
          .isNotEqualTo(SourceContent.of(session, keyspace, "events", table.columnNames()));
    }
  }

  private static Connection database() throws SQLException {
    return SharedServers.postgres().connect(SharedServers.postgres().newDatabase("content"));
  }

  private static String change(Connection connection, DemoTable table, long row, String sql)
      throws SQLException {
    String eventId = String.valueOf(table.row(row)[1]);
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql + " WHERE event_id = '" + eventId + "'")).isEqualTo(1);
    }
    return eventId;
  }
}

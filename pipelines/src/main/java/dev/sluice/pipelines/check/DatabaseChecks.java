package dev.sluice.pipelines.check;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The database: what the user may do there, and the ledger. */
final class DatabaseChecks {
  private static final Line.Area AREA = Line.Area.TARGET;
  private static final String RIGHTS =
      """
      SELECT current_user, current_database(), has_database_privilege(current_database(), 'CREATE'),
             has_database_privilege(current_database(), 'TEMPORARY'),
             to_regnamespace('sluice') IS NOT NULL,
             CASE WHEN to_regnamespace('sluice') IS NULL THEN false
               ELSE has_schema_privilege('sluice', 'USAGE') AND has_schema_privilege('sluice', 'CREATE') END,
             CASE WHEN to_regnamespace('sluice') IS NULL THEN false ELSE has_schema_privilege('sluice', 'USAGE') END,
             (SELECT bool_or(has_function_privilege(oid, 'EXECUTE')) FROM pg_proc WHERE proname = 'pg_terminate_backend')
      """;
  private static final String LEDGER_RIGHTS =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = to_regnamespace('sluice') AND relkind IN ('r', 'p') AND relname <> 'version'
        AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
          AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE'))
      ORDER BY relname
      """;

  private final Connection connection;
  private final PostgresTarget target;

  DatabaseChecks(Connection connection, PostgresTarget target) {
    this.connection = connection;
    this.target = target;
  }

  /**
   * What a role may do.
   *
   * @param schema whether the ledger's schema is there
   * @param fill whether tables may be made in it
   */
  record Rights(
      String user,
      String database,
      boolean create,
      boolean temporary,
      boolean schema,
      boolean fill,
      boolean use,
      boolean terminate) {}

  List<Line> lines() throws SQLException {
    Rights rights = rights();
    List<Line> lines = new ArrayList<>();
    OptionalInt version = rights.use() ? LedgerTables.version(connection) : OptionalInt.empty();
    lines.add(ledger(rights, version, LedgerTables.VERSION));
    if (version.isPresent()) {
      lines.add(ledgerRights(rights.user(), names()));
    }
    lines.add(temporary(rights));
    lines.add(sessions(rights));
    return lines;
  }

  private Rights rights() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(RIGHTS)) {
      row.next();
      return new Rights(
          row.getString(1),
          row.getString(2),
          row.getBoolean(3),
          row.getBoolean(4),
          row.getBoolean(5),
          row.getBoolean(6),
          row.getBoolean(7),
          row.getBoolean(8));
    }
  }

  static Line ledger(Rights rights, OptionalInt version, int ours) {
    if (version.isPresent() && version.getAsInt() > ours) {
      return AREA.warn(
          "ledger",
          "version %d, made by a newer Sluice; this one knows version %d"
              .formatted(version.getAsInt(), ours),
          "Use the newer Sluice for all runs into this database.");
    }
    if (version.isPresent() && version.getAsInt() == ours) {
      return AREA.ok("ledger", "there, version " + ours);
    }
    String found =
        version.isPresent()
            ? "version %d, older than this Sluice's %d".formatted(version.getAsInt(), ours)
            : rights.schema() ? "schema sluice is there, without tables" : "not there yet";
    boolean may = rights.schema() ? rights.fill() : rights.create();
    return may
        ? AREA.ok("ledger", found + "; the first run makes it")
        : AREA.fail(
            "ledger",
            "%s, and %s may not make it".formatted(found, rights.user()),
            rights.schema()
                ? "GRANT USAGE, CREATE ON SCHEMA sluice TO %s;".formatted(quoted(rights.user()))
                : "GRANT CREATE ON DATABASE %s TO %s; or let an administrator create schema sluice and grant USAGE, CREATE on it."
                    .formatted(quoted(rights.database()), quoted(rights.user())));
  }

  private List<String> names() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LEDGER_RIGHTS)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  static Line ledgerRights(String user, List<String> refused) {
    return refused.isEmpty()
        ? AREA.ok("ledger's tables", "%s may read and write them".formatted(user))
        : AREA.fail(
            "ledger's tables",
            "%s may not read and write %s".formatted(user, String.join(", ", refused)),
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA sluice TO %s;"
                .formatted(quoted(user)));
  }

  private static Line temporary(Rights rights) {
    return rights.temporary()
        ? AREA.ok("temporary tables", "may be made, for --onConflict=skip and update")
        : AREA.warn(
            "temporary tables",
            "may not be made",
            "--onConflict=skip and update need them: GRANT TEMPORARY ON DATABASE %s TO %s;"
                .formatted(quoted(rights.database()), quoted(rights.user())));
  }

  private Line sessions(Rights rights) {
    return rights.terminate()
        ? AREA.ok(
            "sessions", "%s may end stalled ones of its own on %s".formatted(rights.user(), target))
        : AREA.warn(
            "sessions",
            "%s may not call pg_terminate_backend".formatted(rights.user()),
            "A dead worker's session holds its unit until TCP finds out: GRANT EXECUTE ON FUNCTION pg_terminate_backend TO %s;"
                .formatted(quoted(rights.user())));
  }

  private static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : TableName.quote(name);
  }
}

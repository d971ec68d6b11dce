package dev.sluice.pipelines.check;

import dev.sluice.copy.TargetTable;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.pipelines.options.CheckSettings;
import dev.sluice.pipelines.options.CreateTarget;
import dev.sluice.row.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables that are to be filled, and runs that fill them now. */
final class TableChecks {
  private static final Line.Area AREA = Line.Area.TARGET;
  private static final String RIGHTS =
      """
      SELECT current_user, has_table_privilege(t, 'INSERT'), has_table_privilege(t, 'SELECT'),
             has_table_privilege(t, 'UPDATE'), has_table_privilege(t, 'TRUNCATE')
      FROM (SELECT ?::regclass::oid AS t) AS found
      """;
  private static final String MAY_CREATE =
      "SELECT current_user, to_regnamespace(?) IS NOT NULL, CASE WHEN to_regnamespace(?) IS NULL THEN false"
          + " ELSE has_schema_privilege(to_regnamespace(?)::oid, 'CREATE') END";
  private static final String RUNNING =
      """
      SELECT r.run_id, r.job_id, r.started_by, count(*)
      FROM pg_stat_activity a JOIN sluice.run r ON r.run_id = split_part(a.application_name, ' ', 2)
      WHERE a.datname = current_database() AND a.application_name LIKE 'sluice %'
      GROUP BY 1, 2, 3 ORDER BY 1
      """;

  private final Connection connection;
  private final CheckSettings settings;

  TableChecks(Connection connection, CheckSettings settings) {
    this.connection = connection;
    this.settings = settings;
  }

  /** What a role may do with a table. */
  record Rights(String user, boolean insert, boolean select, boolean update, boolean truncate) {}

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (TableName table : settings.targetTables()) {
      try {
        lines.add(table(table));
      } catch (SQLException e) {
        lines.add(AREA.fail("table " + table, Reason.of(e), "GRANT USAGE on its schema."));
      }
    }
    try {
      lines.addAll(running());
    } catch (SQLException e) {
      lines.add(AREA.warn("runs", "cannot be seen: " + Reason.of(e), ""));
    }
    return lines;
  }

  private Line table(TableName table) throws SQLException {
    String subject = "table " + table;
    if (TargetTable.read(connection, table).isEmpty()) {
      return missing(subject, table);
    }
    try (PreparedStatement select = connection.prepareStatement(RIGHTS)) {
      select.setString(1, table.quoted());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return rights(
            subject,
            table,
            new Rights(
                row.getString(1),
                row.getBoolean(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5)));
      }
    }
  }

  static Line rights(String subject, TableName table, Rights rights) {
    if (!rights.insert() || !rights.select()) {
      return AREA.fail(
          subject,
          "%s may not %s"
              .formatted(
                  rights.user(),
                  rights.insert() ? "SELECT" : rights.select() ? "INSERT" : "INSERT and SELECT"),
          "GRANT INSERT, SELECT ON %s TO %s;"
              .formatted(table.quoted(), TableName.quote(rights.user())));
    }
    String more =
        (rights.update() ? "" : "; not UPDATE, which --onConflict=update needs")
            + (rights.truncate() ? "" : "; not TRUNCATE, which --truncateTarget needs");
    return AREA.ok(subject, "%s may INSERT and SELECT%s".formatted(rights.user(), more));
  }

  private Line missing(String subject, TableName table) throws SQLException {
    if (settings.createTarget() == CreateTarget.NEVER) {
      return AREA.fail(
          subject,
          "not there",
          "Create it; the command ddl prints how, and --createTarget=if-missing lets migrate do it.");
    }
    try (PreparedStatement select = connection.prepareStatement(MAY_CREATE)) {
      for (int i = 1; i <= 3; i++) {
        select.setString(i, TableName.quote(table.schema()));
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (row.getBoolean(3)) {
          return AREA.ok(subject, "not there; --createTarget=if-missing makes it");
        }
        return AREA.fail(
            subject,
            row.getBoolean(2)
                ? "not there, and %s may not make it".formatted(row.getString(1))
                : "not there, nor is its schema",
            row.getBoolean(2)
                ? "GRANT CREATE ON SCHEMA %s TO %s;"
                    .formatted(TableName.quote(table.schema()), TableName.quote(row.getString(1)))
                : "CREATE SCHEMA %s;".formatted(TableName.quote(table.schema())));
      }
    }
  }

  private List<Line> running() throws SQLException {
    if (LedgerTables.version(connection).isEmpty()) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(RUNNING)) {
      while (row.next()) {
        lines.add(
            run(
                "run " + row.getString(1),
                row.getString(2),
                "%s with %d connections, started by %s"
                    .formatted(row.getString(2), row.getLong(4), row.getString(3))));
      }
    }
    return lines.isEmpty() ? List.of(AREA.ok("runs", "none is at work in this database")) : lines;
  }

  /** A job's id ends with the table that it fills, a stream's with all of them. */
  private Line run(String subject, String jobId, String found) {
    int arrow = jobId.indexOf(" -> ");
    String filled = arrow < 0 ? jobId : jobId.substring(arrow);
    return settings.targetTables().stream().anyMatch(table -> filled.contains(table.toString()))
        ? AREA.warn(
            subject,
            "at work: " + found,
            "A new run of the same job takes it over, and this one ends.")
        : AREA.ok(subject, "at work elsewhere: " + found);
  }
}

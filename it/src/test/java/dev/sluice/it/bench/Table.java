package dev.sluice.it.bench;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.CassandraQuery;
import dev.sluice.cassandra.CassandraShape;
import dev.sluice.cassandra.PlanRing;
import dev.sluice.cassandra.ReadCassandra;
import dev.sluice.cassandra.ReadSettings;
import dev.sluice.cassandra.RingPart;
import dev.sluice.cassandra.SplitSettings;
import dev.sluice.copy.Connections;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.OnConflict;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.TargetServer;
import dev.sluice.copy.TargetTable;
import dev.sluice.encode.EncodeRows;
import dev.sluice.encode.EncodeSettings;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.RowOrigin;
import dev.sluice.ledger.JobKey;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.ledger.NewRun;
import dev.sluice.ledger.RejectLimit;
import dev.sluice.ledger.RunLedger;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.RunTotals;
import dev.sluice.ledger.UnitTime;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.Page;
import dev.sluice.row.PartsReader;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import dev.sluice.row.Unit;
import dev.sluice.types.ColumnSelection;
import dev.sluice.types.ShapeCheck;
import dev.sluice.types.TablePlan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** One loaded table, planned once; every run copies the same units into the emptied target. */
record Table(
    CassandraCluster cluster,
    PostgresTarget target,
    CassandraQuery query,
    TablePlan plan,
    List<Unit> units,
    int streams,
    CopyFormat format,
    ReadSettings read,
    CopySettings.Limits limits) {
  static final ReadSettings READ = new ReadSettings("LOCAL_ONE", 5000, 5);
  private static final CopySettings.Limits LIMITS =
      new CopySettings.Limits(50_000, 100_000, 4 << 20, 5);

  static Table plan(CassandraCluster cluster, PostgresTarget target, TableName source, int streams)
      throws SQLException {
    TableShape shape = CassandraShape.read(cluster, source);
    TableName name = new TableName("public", source.table());
    try (Connection connection = Connections.open(target, 0, "bench")) {
      TableShape targetShape = TargetTable.read(connection, name).orElseThrow();
      TablePlan plan =
          ShapeCheck.plan(
              shape, targetShape, ColumnSelection.of(shape, List.of(), List.of(), List.of()));
      CassandraQuery query =
          new CassandraQuery(source, shape.partitionKey(), plan.sourceNames(), "");
      SplitSettings split = new SplitSettings(streams, 64L << 20, 100_000);
      List<Unit> units = PlanRing.plan(cluster, query, RingPart.WHOLE, READ, split, List.of());
      LedgerTables.create(connection);
      return new Table(cluster, target, query, plan, units, streams, CopyFormat.CSV, READ, LIMITS);
    }
  }

  /** The same by other addresses of the servers, cut for so many streams. */
  Table through(String cassandraHost, int cassandraPort, String postgresHost, int otherStreams)
      throws SQLException {
    return plan(
        new CassandraCluster(
            List.of(cassandraHost),
            cassandraPort,
            cluster.localDc(),
            cluster.login(),
            cluster.tls(),
            cluster.requestTimeout()),
        target.only(postgresHost),
        query.table(),
        otherStreams);
  }

  /** Reads a unit without Beam. */
  void readUnit(Unit unit, Consumer<Page> pages) {
    PartsReader.Part<Page> reader = ReadCassandra.pages(cluster, query, read, unit);
    do {
      pages.accept(reader.next());
    } while (!reader.ended());
  }

  /** The same cut into units of about so many rows. */
  Table withUnits(long rows) {
    SplitSettings split = new SplitSettings(1, Long.MAX_VALUE, rows);
    return new Table(
        cluster,
        target,
        query,
        plan,
        PlanRing.plan(cluster, query, RingPart.WHOLE, read, split, List.of()),
        streams,
        format,
        read,
        limits);
  }

  Table withFetchSize(int rows) {
    ReadSettings other = new ReadSettings(read.consistency(), rows, read.retries());
    return new Table(cluster, target, query, plan, units, streams, format, other, limits);
  }

  Table withBufferBytes(long bytes) {
    CopySettings.Limits other =
        new CopySettings.Limits(limits.flushRows(), limits.bufferRows(), bytes, limits.retries());
    return new Table(cluster, target, query, plan, units, streams, format, read, other);
  }

  /** The same copied in that format. */
  Table as(CopyFormat other) {
    return new Table(cluster, target, query, plan, units, streams, other, read, limits);
  }

  EncodeSettings encode() {
    return new EncodeSettings(
        plan.columns(),
        InvalidText.REJECT,
        new RowOrigin(
            query.table(), query.partitionKey().stream().map(plan.sourceNames()::indexOf).toList()),
        format);
  }

  CopySettings copy() {
    return new CopySettings(
        new TableName("public", query.table().table()),
        plan.targetNames(),
        List.of(),
        TargetServer.POSTGRESQL,
        OnConflict.REJECT,
        false,
        RejectLimit.ofRows(0),
        EncodeRows.form(encode()),
        EncodeRows.coordinates(encode()),
        null,
        limits);
  }

  RunRef begin() throws SQLException {
    try (Connection connection = Connections.open(target, 0, "bench")) {
      return RunLedger.begin(
          connection,
          new JobKey("bench " + query.table(), "all", "{}", false),
          new NewRun(
              UUID.randomUUID().toString(),
              "bench",
              "{}",
              streams,
              Optional.of("TRUNCATE TABLE " + copy().table().quoted())));
    }
  }

  RunTotals totals(RunRef run) throws SQLException {
    try (Connection connection = Connections.open(target, 0, "bench")) {
      return RunTotals.read(connection, run.runId());
    }
  }

  List<UnitTime> unitTimes(RunRef run) throws SQLException {
    try (Connection connection = Connections.open(target, 0, "bench")) {
      return UnitTime.read(connection, run.runId(), Integer.MAX_VALUE);
    }
  }

  long rowsInTarget() throws SQLException {
    try (Connection connection = Connections.open(target, 0, "bench");
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("SELECT count(*) FROM " + copy().table().quoted())) {
      count.next();
      return count.getLong(1);
    }
  }
}

package dev.sluice.pipelines;

import dev.sluice.copy.CopyRow;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.OnConflict;
import dev.sluice.copy.TargetServer;
import dev.sluice.copy.TargetTable;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.ledger.Reject;
import dev.sluice.ledger.RejectLimit;
import dev.sluice.ledger.StoredReject;
import dev.sluice.ledger.StoredRejects;
import dev.sluice.pipelines.options.RejectsSettings;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tries to store rejected rows again, each in a transaction of its own together with its new state:
 * however often this runs, or breaks off, a row is stored once.
 */
final class ReplayRejects {
  private static final CopySettings.Limits ONE_ROW =
      new CopySettings.Limits(1, 1, Long.MAX_VALUE, 0);

  private final Connection target;
  private final RejectsSettings settings;
  private final PrintStream out;
  private final ReplayToRedis redis;
  private final Map<TableName, TableShape> shapes = new HashMap<>();

  ReplayRejects(Connection target, RejectsSettings settings, PrintStream out) {
    this.target = target;
    this.settings = settings;
    this.out = out;
    this.redis = new ReplayToRedis(target, settings);
  }

  ExitStatus replay(List<StoredReject> rejects) throws SQLException {
    check(rejects);
    TargetServer server = TargetServer.of(target);
    redis.check(rejects);
    target.setAutoCommit(false);
    int stored = 0;
    int refused = 0;
    for (StoredReject reject : rejects) {
      if (!StoredRejects.lock(target, reject)) {
        target.rollback();
        continue;
      }
      CopyRow.Outcome outcome =
          ReplayToRedis.isFor(reject) ? redis.write(reject) : copy(reject, server);
      if (outcome.refusal().isEmpty()) {
        StoredRejects.replayed(target, reject, outcome.fate());
        stored++;
      } else {
        Reject why = outcome.refusal().get();
        StoredRejects.refusedAgain(target, reject, why);
        out.println(reject.id() + "  " + why);
        refused++;
      }
      target.commit();
    }
    out.printf(
        "Stored %,d rows; %,d are still refused, %,d were settled before.%n",
        stored, refused, rejects.size() - stored - refused);
    return refused == 0 ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTS;
  }

  /** What would end it in the middle. */
  private void check(List<StoredReject> rejects) {
    List<KafkaLayout> layouts =
        rejects.stream()
            .map(StoredReject::layout)
            .filter(KafkaLayout::isIn)
            .distinct()
            .map(KafkaLayout::parse)
            .toList();
    List<String> problems = new ArrayList<>();
    SchemaRegistry registry = settings.registry();
    boolean avro =
        layouts.stream().anyMatch(KafkaLayout::avro)
            || rejects.stream().anyMatch(ReplayToRedis::isOfAvro);
    if (registry == null && avro) {
      problems.add(
          "Missing --schemaRegistry=URL: rows to replay are Avro records, which cannot be read without their schemas.");
    }
    if (settings.onConflict() != OnConflict.UPDATE
        && layouts.stream().anyMatch(KafkaLayout::deletes)) {
      problems.add(
          "Missing --onConflict=update: rows to replay are of a topic whose tombstones delete rows by their key.");
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    if (registry != null) {
      registry.check();
    }
  }

  private CopyRow.Outcome copy(StoredReject stored, TargetServer server) throws SQLException {
    TableShape shape = shape(KeptRow.target(stored));
    KeptRow row = KeptRow.of(stored, shape, settings.invalidText(), settings.registry());
    CopySettings copy =
        new CopySettings(
            row.target(),
            row.columns(),
            key(shape, row.columns()),
            server,
            settings.onConflict(),
            row.deletes(),
            RejectLimit.ofRows(Long.MAX_VALUE),
            (bytes, place) -> stored.reject().coordinates(),
            null,
            ONE_ROW);
    return CopyRow.copy(target, settings.target().driver(), copy, row.chunk());
  }

  private List<String> key(TableShape shape, List<String> columns) {
    return settings.onConflict() == OnConflict.UPDATE
        ? Tables.updateKey(shape.name(), shape.clusteringKey(), columns)
        : List.of();
  }

  /** Asked of the server once for each table. */
  private TableShape shape(TableName table) throws SQLException {
    TableShape shape = shapes.get(table);
    if (shape == null) {
      shape =
          TargetTable.read(target, table)
              .orElse(new TableShape(table, List.of(), List.of(), List.of()));
      shapes.put(table, shape);
    }
    return shape;
  }
}

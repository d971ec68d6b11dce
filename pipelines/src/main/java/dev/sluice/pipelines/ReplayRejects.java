package dev.sluice.pipelines;

import dev.sluice.copy.CopyRow;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.OnConflict;
import dev.sluice.copy.TargetServer;
import dev.sluice.copy.TargetTable;
import dev.sluice.encode.EncodeRows;
import dev.sluice.encode.EncodeSettings;
import dev.sluice.encode.RowOrigin;
import dev.sluice.ledger.Reject;
import dev.sluice.ledger.RejectLimit;
import dev.sluice.ledger.StoredReject;
import dev.sluice.ledger.StoredRejects;
import dev.sluice.pipelines.options.RejectsSettings;
import dev.sluice.row.Chunk;
import dev.sluice.row.EncodedRows;
import dev.sluice.row.Page;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import dev.sluice.row.Unit;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
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
  private final Map<TableName, List<String>> keys = new HashMap<>();

  ReplayRejects(Connection target, RejectsSettings settings, PrintStream out) {
    this.target = target;
    this.settings = settings;
    this.out = out;
  }

  ExitStatus replay(List<StoredReject> rejects) throws SQLException {
    TargetServer server = TargetServer.of(target);
    target.setAutoCommit(false);
    int stored = 0;
    int refused = 0;
    for (StoredReject reject : rejects) {
      if (!StoredRejects.lock(target, reject)) {
        target.rollback();
        continue;
      }
      CopyRow.Outcome outcome = copy(reject, server);
      if (outcome.refusal().isEmpty()) {
        StoredRejects.replayed(target, reject, outcome.duplicate());
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

  private CopyRow.Outcome copy(StoredReject stored, TargetServer server) throws SQLException {
    JobLayout layout = JobLayout.parse(stored.layout());
    EncodeSettings encode =
        new EncodeSettings(
            layout.columns(), settings.invalidText(), new RowOrigin(layout.source(), List.of()));
    List<String> columns = layout.columns().stream().map(column -> column.target()).toList();
    CopySettings copy =
        new CopySettings(
            layout.target(),
            columns,
            key(layout.target(), columns),
            server,
            settings.onConflict(),
            RejectLimit.ofRows(Long.MAX_VALUE),
            (row, place) -> stored.reject().coordinates(),
            null,
            ONE_ROW);
    return CopyRow.copy(target, settings.target().driver(), copy, chunk(stored, encode));
  }

  /** Asked of the server once for each table. */
  private List<String> key(TableName table, List<String> columns) throws SQLException {
    if (settings.onConflict() != OnConflict.UPDATE) {
      return List.of();
    }
    List<String> key = keys.get(table);
    if (key == null) {
      key = TargetTable.read(target, table).map(TableShape::clusteringKey).orElse(List.of());
      keys.put(table, key);
    }
    return Tables.updateKey(table, key, columns);
  }

  private static Chunk chunk(StoredReject stored, EncodeSettings encode) {
    Unit unit = new Unit(stored.unitId(), "", "", 0);
    byte[] row = stored.reject().encoded();
    return switch (stored.reject().format()) {
      case CSV ->
          new Chunk(
              unit,
              0,
              true,
              1,
              new EncodedRows(row, new int[] {row.length}, new long[0]),
              List.of(),
              Map.of(),
              0,
              0,
              null);
      case TEXT -> throw new IllegalStateException("Sluice bug: no text source yet.");
      case CELLS -> EncodeRows.encode(encode, new Page(unit, 0, true, 1, row, 0, null));
    };
  }
}

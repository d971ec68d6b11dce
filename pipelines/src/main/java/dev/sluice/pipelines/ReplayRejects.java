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
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import dev.sluice.row.Unit;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
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
    CopySettings copy =
        new CopySettings(
            layout.target(),
            layout.columns().stream().map(column -> column.target()).toList(),
            key(layout),
            server,
            settings.onConflict(),
            RejectLimit.ofRows(Long.MAX_VALUE),
            (row, place) -> stored.reject().coordinates(),
            ONE_ROW);
    return CopyRow.copy(target, settings.target().driver(), copy, chunk(stored, encode));
  }

  private List<String> key(JobLayout layout) throws SQLException {
    if (settings.onConflict() != OnConflict.UPDATE) {
      return List.of();
    }
    List<String> key =
        TargetTable.read(target, layout.target()).map(TableShape::clusteringKey).orElse(List.of());
    if (key.isEmpty()) {
      throw new SetupException(
          "Cannot update rows of %s: --onConflict=update needs a primary key, and it has none."
              .formatted(layout.target()));
    }
    return key;
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
      case CELLS -> EncodeRows.encode(encode, new Page(unit, 0, true, 1, row, 0, null));
    };
  }
}

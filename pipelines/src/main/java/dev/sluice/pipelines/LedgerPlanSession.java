package dev.sluice.pipelines;

import dev.sluice.copy.Connections;
import dev.sluice.csv.FilePlan;
import dev.sluice.csv.FileUnit;
import dev.sluice.csv.FileVersion;
import dev.sluice.ledger.FailureLedger;
import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.PlannedUnit;
import dev.sluice.ledger.RunRef;
import dev.sluice.row.IncompleteException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The planner's connection to the ledger; a transaction for each call. */
final class LedgerPlanSession implements FilePlan.Session {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerPlanSession.class);

  private final Connection connection;
  private final RunRef run;

  LedgerPlanSession(Connection connection, RunRef run) {
    this.connection = connection;
    this.run = run;
  }

  private interface Call<T> {
    T run() throws SQLException;
  }

  private interface Write {
    void run() throws SQLException;
  }

  private <T> T call(Call<T> call) {
    try {
      T result = call.run();
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollBack();
      throw away(e);
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    }
  }

  /** Nothing is planned for a job that a newer run has taken over. */
  private void write(Write write) {
    Boolean unused =
        call(
            () -> {
              FileLedger.fence(connection, run);
              write.run();
              return true;
            });
  }

  /** Nothing is planned once the run was told to drain: it reports what is left. */
  private void plan(Write write) {
    write(
        () -> {
          if (FileLedger.mayPlan(connection, run)) {
            write.run();
          }
        });
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.debug("Rolling back failed; the connection is given up", e);
    }
  }

  /** Says whether another session may do better; if not, the run is at its end. */
  static RuntimeException away(SQLException e) {
    String message =
        "%s (SQLSTATE %s)"
            .formatted(String.valueOf(e.getMessage()).replace('\n', ' '), e.getSQLState());
    return Connections.mayPass(e)
        ? new FilePlan.PlanAwayException(message, e)
        : new IncompleteException("Cannot use the ledger in the target: " + message + ".", e);
  }

  @Override
  public boolean mayPlan() {
    return call(() -> FileLedger.mayPlan(connection, run));
  }

  @Override
  public Map<String, FilePlan.Known> newest(Collection<String> paths) {
    Map<String, FilePlan.Known> known = new HashMap<>();
    call(() -> FileLedger.newest(connection, run, paths))
        .forEach(
            (path, file) ->
                known.put(
                    path,
                    new FilePlan.Known(
                        file.id(),
                        version(file),
                        file.state() == FileEntry.State.DONE
                            || file.state() == FileEntry.State.CHANGED,
                        file.state() == FileEntry.State.DONE)));
    return known;
  }

  @Override
  public void add(List<FilePlan.Found> files) {
    List<FileEntry> entries = new ArrayList<>();
    List<PlannedUnit> units = new ArrayList<>();
    for (FilePlan.Found found : files) {
      FileEntry entry = entry(found);
      entries.add(entry);
      FileUnit whole = found.whole();
      if (whole != null) {
        units.add(
            new PlannedUnit(
                whole.unit(), entry, whole.line(), entry.size() - found.cutting().until()));
      }
    }
    if (!entries.isEmpty()) {
      plan(
          () -> {
            FileLedger.add(connection, run, entries);
            PlanLedger.add(connection, run, units);
          });
    }
  }

  private static FileEntry entry(FilePlan.Found found) {
    FilePlan.Cutting file = found.cutting();
    boolean cut = found.whole() != null || file.until() >= file.file().size();
    return new FileEntry(
        file.id(),
        file.file().path(),
        file.file().size(),
        file.file().modifiedMillis(),
        file.file().fingerprint(),
        file.columns(),
        cut ? file.file().size() : file.until(),
        file.line(),
        found.refusal() != null
            ? FileEntry.State.REFUSED
            : cut ? FileEntry.State.PLANNED : FileEntry.State.PLANNING,
        found.refusal());
  }

  @Override
  public List<FilePlan.Cutting> cutting() {
    return call(() -> FileLedger.planning(connection, run)).stream()
        .map(
            file ->
                new FilePlan.Cutting(
                    file.id(),
                    version(file),
                    file.columns(),
                    file.plannedUntil(),
                    file.plannedLine()))
        .toList();
  }

  @Override
  public void cut(FilePlan.Cutting file, FileUnit unit, long line, boolean end) {
    FileEntry entry = entry(new FilePlan.Found(file, null, null));
    long until = Long.parseLong(unit.unit().until());
    plan(
        () -> {
          if (FileLedger.advance(connection, run, entry, until, line, end)) {
            PlanLedger.add(
                connection,
                run,
                List.of(new PlannedUnit(unit.unit(), entry, unit.line(), until - file.until())));
          }
        });
  }

  @Override
  public int waiting() {
    return call(() -> PlanLedger.waiting(connection, run));
  }

  @Override
  public List<FilePlan.Unread> settle() {
    return call(
            () -> {
              PlanLedger.settle(connection, run);
              return PlanLedger.failed(connection, run);
            })
        .stream()
        .map(
            failed ->
                new FilePlan.Unread(
                    failed.unitId(),
                    failed.file().id(),
                    version(failed.file()),
                    failed.message(),
                    failed.issues()))
        .toList();
  }

  @Override
  public void again(FilePlan.Unread unit) {
    write(
        () -> {
          FailureLedger.forget(connection, run.jobId(), List.of(unit.unitId()));
          PlanLedger.giveBack(connection, run, unit.unitId());
        });
  }

  @Override
  public void giveUp(FilePlan.Unread unit) {
    write(() -> PlanLedger.giveUp(connection, run, unit.unitId()));
  }

  @Override
  public void changed(String fileId, String message) {
    write(() -> FileLedger.changed(connection, run, fileId, message));
  }

  @Override
  public void restore(String fileId, long modifiedMillis) {
    write(() -> FileLedger.restore(connection, run, fileId, modifiedMillis));
  }

  @Override
  public void looked(int waiting) {
    write(() -> FileLedger.looked(connection, run, waiting));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("Closing the plan's connection failed", e);
    }
  }

  static FileVersion version(FileEntry file) {
    return new FileVersion(file.path(), file.size(), file.modifiedMillis(), file.fingerprint());
  }
}

package dev.sluice.pipelines;

import dev.sluice.csv.FilePlan;
import dev.sluice.csv.FileUnit;
import dev.sluice.csv.FileVersion;
import dev.sluice.ledger.FileEntry;
import dev.sluice.ledger.FileLedger;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.PlannedUnit;
import dev.sluice.ledger.RunRef;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The plan of a stream of files; a transaction for each call. */
final class LedgerPlanSession implements FilePlan.Session {
  private final LedgerCalls calls;
  private final Connection connection;
  private final RunRef run;

  LedgerPlanSession(LedgerCalls calls) {
    this.calls = calls;
    this.connection = calls.connection();
    this.run = calls.run();
  }

  @Override
  public boolean mayPlan() {
    return calls.mayPlan();
  }

  @Override
  public Map<String, FilePlan.Known> newest(Collection<String> paths) {
    Map<String, FilePlan.Known> known = new HashMap<>();
    calls
        .call(() -> FileLedger.newest(connection, run, paths))
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
            PlannedUnit.of(
                whole.unit(), entry, whole.line(), entry.size() - found.cutting().until()));
      }
    }
    if (!entries.isEmpty()) {
      calls.plan(
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
    return calls.call(() -> FileLedger.planning(connection, run)).stream()
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
    calls.plan(
        () -> {
          if (FileLedger.advance(connection, run, entry, until, line, end)) {
            PlanLedger.add(
                connection,
                run,
                List.of(PlannedUnit.of(unit.unit(), entry, unit.line(), until - file.until())));
          }
        });
  }

  @Override
  public int waiting() {
    return calls.call(() -> PlanLedger.waiting(connection, run));
  }

  @Override
  public List<FilePlan.Unread> settle() {
    return calls.settle().stream()
        .map(
            failed ->
                new FilePlan.Unread(
                    failed.unitId(),
                    failed.sourceId(),
                    version(Objects.requireNonNull(failed.file())),
                    failed.message(),
                    failed.issues()))
        .toList();
  }

  @Override
  public void again(FilePlan.Unread unit) {
    calls.again(unit.unitId());
  }

  @Override
  public void giveUp(FilePlan.Unread unit) {
    calls.giveUp(unit.unitId());
  }

  @Override
  public void changed(String fileId, String message) {
    calls.write(() -> FileLedger.changed(connection, run, fileId, message));
  }

  @Override
  public void restore(String fileId, long modifiedMillis) {
    calls.write(() -> FileLedger.restore(connection, run, fileId, modifiedMillis));
  }

  @Override
  public void looked(int waiting) {
    calls.looked(waiting);
  }

  @Override
  public void close() {
    calls.close();
  }

  static FileVersion version(FileEntry file) {
    return new FileVersion(file.path(), file.size(), file.modifiedMillis(), file.fingerprint());
  }
}

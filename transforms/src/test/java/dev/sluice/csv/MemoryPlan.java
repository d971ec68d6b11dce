package dev.sluice.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan that lasts as long as the test. */
final class MemoryPlan implements FilePlan.Session {
  final List<FilePlan.Found> found = new ArrayList<>();
  final List<FileUnit> units = new ArrayList<>();
  final List<String> changes = new ArrayList<>();
  final List<FilePlan.Unread> unread = new ArrayList<>();
  final List<String> verdicts = new ArrayList<>();
  private final Map<String, FilePlan.Known> known = new HashMap<>();
  private final Map<String, FilePlan.Cutting> cutting = new LinkedHashMap<>();
  boolean draining;
  int waiting = -1;

  /** All that was found is loaded. */
  void settleAll() {
    known.replaceAll((path, k) -> new FilePlan.Known(k.id(), k.file(), true, true));
  }

  List<String> refusals() {
    return found.stream().map(f -> String.valueOf(f.refusal())).toList();
  }

  @Override
  public boolean mayPlan() {
    return !draining;
  }

  @Override
  public Map<String, FilePlan.Known> newest(Collection<String> paths) {
    Map<String, FilePlan.Known> newest = new HashMap<>(known);
    newest.keySet().retainAll(paths);
    return newest;
  }

  @Override
  public void add(List<FilePlan.Found> files) {
    for (FilePlan.Found file : files) {
      found.add(file);
      FilePlan.Cutting all = file.cutting();
      FileUnit whole = file.whole();
      if (file.refusal() == null) {
        known.put(all.file().path(), new FilePlan.Known(all.id(), all.file(), false, false));
      }
      if (whole != null) {
        units.add(whole);
      } else if (file.refusal() == null && all.until() < all.file().size()) {
        cutting.put(all.id(), all);
      }
    }
  }

  @Override
  public List<FilePlan.Cutting> cutting() {
    return List.copyOf(cutting.values());
  }

  @Override
  public void cut(FilePlan.Cutting file, FileUnit unit, long line, boolean end) {
    units.add(unit);
    if (end) {
      cutting.remove(file.id());
    } else {
      long until = Long.parseLong(unit.unit().until());
      cutting.put(
          file.id(), new FilePlan.Cutting(file.id(), file.file(), file.columns(), until, line));
    }
  }

  @Override
  public int waiting() {
    return 0;
  }

  @Override
  public List<FilePlan.Unread> settle() {
    List<FilePlan.Unread> now = List.copyOf(unread);
    unread.clear();
    return now;
  }

  @Override
  public void again(FilePlan.Unread unit) {
    verdicts.add("again " + unit.unitId());
  }

  @Override
  public void giveUp(FilePlan.Unread unit) {
    verdicts.add("give up " + unit.unitId());
  }

  @Override
  public void changed(String fileId, String message) {
    changes.add(message);
    cutting.remove(fileId);
  }

  @Override
  public void restore(String fileId, long modifiedMillis) {
    verdicts.add("restore");
  }

  @Override
  public void looked(int filesWaiting) {
    waiting = filesWaiting;
  }

  @Override
  public void close() {}
}

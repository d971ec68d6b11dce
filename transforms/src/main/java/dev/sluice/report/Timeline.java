package dev.sluice.report;

import dev.sluice.ledger.UnitTime;
import dev.sluice.ledger.UnitTotals.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When each stream worked at which units. The ledger knows the process of a unit, not the stream: a
 * stream does one unit at a time, so units of a process that overlap are of different streams.
 *
 * @param lanes one for each stream
 * @param foldedSeconds units that begin within so many seconds are drawn as one bar; 0 if each has
 *     its own
 * @param notDrawn old units of a stream, of which the ledger has no times of their own any more
 */
record Timeline(List<Lane> lanes, List<Bar> bars, double foldedSeconds, long notDrawn) {
  static final int MOST_BARS = 4_000;

  /** Clocks of a process and of the target may differ a little while a unit is worked at. */
  private static final long TOLERANCE = 5_000;

  /** A stream of a process, with the seconds that it worked. */
  record Lane(String process, double busySeconds) {}

  /**
   * One unit or several.
   *
   * @param start microseconds, as {@link UnitTime} has them
   */
  record Bar(int lane, long start, long end, long units, long rows, long bytes, Times times) {
    private Bar with(Bar next) {
      return new Bar(
          lane,
          start,
          Math.max(end, next.end),
          units + next.units,
          rows + next.rows,
          bytes + next.bytes,
          new Times(
              times.read() + next.times.read(),
              times.encode() + next.times.encode(),
              times.connect() + next.times.connect(),
              times.copy() + next.times.copy(),
              times.paused() + next.times.paused(),
              times.elapsed() + next.times.elapsed()));
    }
  }

  static Timeline of(List<UnitTime> all) {
    Map<String, List<UnitTime>> byProcess = new LinkedHashMap<>();
    all.stream()
        .filter(unit -> unit.units() == 1)
        .sorted(Comparator.comparingLong(UnitTime::start))
        .forEach(
            unit -> byProcess.computeIfAbsent(unit.worker(), any -> new ArrayList<>()).add(unit));
    List<Lane> lanes = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    byProcess.forEach((process, units) -> addProcess(process, units, lanes, bars));
    long notDrawn = all.stream().filter(u -> u.units() > 1).mapToLong(UnitTime::units).sum();
    if (bars.size() <= MOST_BARS) {
      return new Timeline(lanes, bars, 0, notDrawn);
    }
    long first = bars.stream().mapToLong(Bar::start).min().orElse(0);
    long last = bars.stream().mapToLong(Bar::end).max().orElse(0);
    long width = Math.max(1, (last - first) * lanes.size() / MOST_BARS);
    return new Timeline(lanes, folded(bars, lanes.size(), width), width / 1e6, notDrawn);
  }

  /** Gives each unit the stream that ended last before it began. */
  private static void addProcess(
      String process, List<UnitTime> units, List<Lane> lanes, List<Bar> bars) {
    int first = lanes.size();
    List<Long> ends = new ArrayList<>();
    List<Long> busy = new ArrayList<>();
    for (UnitTime unit : units) {
      int best = -1;
      for (int lane = 0; lane < ends.size(); lane++) {
        if (ends.get(lane) <= unit.start() + TOLERANCE
            && (best < 0 || ends.get(lane) > ends.get(best))) {
          best = lane;
        }
      }
      if (best < 0) {
        best = ends.size();
        ends.add(0L);
        busy.add(0L);
      }
      ends.set(best, unit.end());
      busy.set(best, busy.get(best) + unit.times().elapsed());
      bars.add(
          new Bar(
              first + best, unit.start(), unit.end(), 1, unit.rows(), unit.bytes(), unit.times()));
    }
    busy.forEach(micros -> lanes.add(new Lane(process, micros / 1e6)));
  }

  private static List<Bar> folded(List<Bar> bars, int lanes, long width) {
    List<List<Bar>> folded = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      folded.add(new ArrayList<>());
    }
    for (Bar bar : bars) {
      List<Bar> lane = folded.get(bar.lane());
      int last = lane.size() - 1;
      if (last >= 0 && bar.start() < lane.get(last).start() + width) {
        lane.set(last, lane.get(last).with(bar));
      } else {
        lane.add(bar);
      }
    }
    return folded.stream().flatMap(List::stream).toList();
  }
}

package dev.sluice.verify;

import dev.sluice.copy.RepairRows;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Compares the rows of each key, and writes those into the target that it lacks. */
final class CompareFn extends DoFn<KV<byte[], Iterable<byte[]>>, byte[]> {
  private static final long serialVersionUID = 1L;

  private final Compared compared;
  private final int most;
  private final @Nullable Repair repair;
  private transient @Nullable KeyRows rows;
  private transient @Nullable Tally tally;
  private transient @Nullable RepairRows repairing;

  /** What a bundle has found. */
  private static final class Tally {
    private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
    private final List<Finding> first = new ArrayList<>();

    void add(Finding finding, int most) {
      counts.merge(finding.kind(), 1L, Long::sum);
      if (first.size() < most) {
        first.add(finding);
      }
    }

    Findings findings(long repaired, List<String> refusals) {
      return new Findings(
          count(Finding.Kind.MISSING),
          count(Finding.Kind.EXTRA),
          count(Finding.Kind.DIFFERENT),
          repaired,
          refusals,
          first);
    }

    private long count(Finding.Kind kind) {
      return counts.getOrDefault(kind, 0L);
    }
  }

  CompareFn(Compared compared, int most, @Nullable Repair repair) {
    this.compared = compared;
    this.most = most;
    this.repair = repair;
  }

  @StartBundle
  public void begin() {
    rows = new KeyRows(compared);
    tally = new Tally();
    repairing = repair == null ? null : new RepairRows(repair.target(), repair.settings(), most);
  }

  @ProcessElement
  public void compare(@Element KV<byte[], Iterable<byte[]>> key) {
    KeyRows comparing = rows;
    Tally found = tally;
    if (comparing == null || found == null) {
      throw new IllegalStateException("Sluice bug: no bundle has begun.");
    }
    for (Finding finding : comparing.compare(key.getValue())) {
      found.add(finding, most);
      byte[] source = finding.source();
      if (repairing != null && source != null) {
        repairing.add(source);
      }
    }
  }

  @FinishBundle
  public void hand(FinishBundleContext context) {
    Tally found = tally;
    if (found == null) {
      return;
    }
    long repaired = 0;
    List<String> refusals = List.of();
    if (repairing != null) {
      repairing.flush();
      repaired = repairing.written();
      refusals = repairing.refusals();
      repairing.close();
      repairing = null;
    }
    context.output(
        found.findings(repaired, refusals).bytes(),
        BoundedWindow.TIMESTAMP_MIN_VALUE,
        GlobalWindow.INSTANCE);
    tally = null;
  }

  @Teardown
  public void dropConnection() {
    if (repairing != null) {
      repairing.close();
    }
  }
}

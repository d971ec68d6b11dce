package dev.sluice.pipelines.check;

import dev.sluice.row.Ping;
import dev.sluice.row.Transfer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Times, sizes and speeds for people. */
final class Figures {
  private static final double MIB = 1 << 20;
  private static final double GIB = 1 << 30;

  private Figures() {}

  static String millis(long nanos) {
    return millis((double) nanos);
  }

  static String millis(double nanos) {
    double millis = nanos / 1e6;
    return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
  }

  static String span(long millis) {
    return span((double) millis);
  }

  /** A difference of clocks. */
  static String span(double millis) {
    return millis < 1000
        ? String.format(Locale.ROOT, "%.0f ms", millis)
        : String.format(Locale.ROOT, "%.1f s", millis / 1000);
  }

  static String size(long bytes) {
    return size((double) bytes);
  }

  static String size(double bytes) {
    return bytes < GIB
        ? String.format(Locale.ROOT, "%.1f MiB", bytes / MIB)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
  }

  static String speed(Transfer transfer) {
    return size(transfer.bytesPerSecond()) + "/s";
  }

  static String seconds(double seconds) {
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  static double medianNanos(List<Ping> pings) {
    return median(pings.stream().map(Ping::nanos).toList());
  }

  static double median(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle).doubleValue()
        : (sorted.get(middle - 1).doubleValue() + sorted.get(middle).doubleValue()) / 2;
  }

  /** The quickest answer says it best: nothing held it up on either way. */
  static double aheadMillis(List<Ping> pings) {
    return pings.stream().min(Comparator.comparingLong(Ping::nanos)).orElseThrow().aheadMillis();
  }
}

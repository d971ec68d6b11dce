package dev.sluice.profiles;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of {@code spark.master}. Local ones are {@code local}, {@code local[N]}, {@code
 * local[N,F]}, where N may be {@code *} and F is how often a task may fail.
 */
public record SparkMaster(String url) {
  public static final String KEY = "spark.master";

  private static final Pattern LOCAL =
      Pattern.compile("local(?:\\[\\s*([0-9]+|\\*)\\s*(?:,\\s*([0-9]+)\\s*)?])?");

  /** Whether tasks run in the driver's own JVM. */
  public boolean isLocal() {
    return LOCAL.matcher(url).matches();
  }

  /**
   * Tasks that run at the same time on a local master.
   *
   * @param processors what {@code *} stands for
   * @throws IllegalStateException on a cluster
   */
  public int threads(int processors) {
    String count = local().group(1);
    if (count == null) {
      return 1;
    }
    return count.equals("*") ? processors : Integer.parseInt(count);
  }

  /**
   * A local master with another number of threads. Without a retry count it gets four attempts:
   * only then is a failed task tried again.
   */
  public SparkMaster withThreads(int threads) {
    String failures = local().group(2);
    return new SparkMaster("local[%d,%s]".formatted(threads, failures == null ? "4" : failures));
  }

  private Matcher local() {
    Matcher local = LOCAL.matcher(url);
    if (!local.matches()) {
      throw new IllegalStateException(url + " is not a local master.");
    }
    return local;
  }

  @Override
  public String toString() {
    return url;
  }
}

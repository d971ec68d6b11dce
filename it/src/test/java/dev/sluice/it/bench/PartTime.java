package dev.sluice.it.bench;

import java.io.IOException;

/**
 * Lets a process run for a part of the time only: as if the servers that it uses had machines of
 * their own, each that much faster than its own.
 */
final class PartTime implements AutoCloseable {
  /** Of the time, in percent. */
  static final int SHARE = Integer.getInteger("bench.clientShare", 100);

  private static final int PERIOD_MILLIS = 100;

  /** Ends with the process. */
  private static final String LOOP =
      "while kill -CONT $0 && sleep $1 && kill -STOP $0; do sleep $2; done 2> /dev/null";

  private final Process loop;

  private PartTime(Process loop) {
    this.loop = loop;
  }

  /** From now on. */
  static PartTime of(long pid) throws IOException {
    return new PartTime(
        new ProcessBuilder(
                "sh",
                "-c",
                LOOP,
                String.valueOf(pid),
                seconds(PERIOD_MILLIS * SHARE / 100),
                seconds(PERIOD_MILLIS * (100 - SHARE) / 100))
            .start());
  }

  private static String seconds(int millis) {
    return String.valueOf(millis / 1e3);
  }

  /** The process may be stopped then; it can be killed all the same. */
  @Override
  public void close() {
    loop.destroy();
  }
}

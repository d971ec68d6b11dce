package dev.sluice.row;

import java.io.Serializable;

/** Lets so much pass in a second and makes everything else wait. */
public interface Throttle extends Serializable {
  /** Lets everything pass. */
  Throttle NONE = (rows, bytes, beat) -> 0;

  /**
   * Waits until these may pass.
   *
   * @param beat run now and then while waiting, so that whoever waits is not taken for dead
   * @return nanoseconds waited
   * @throws IncompleteException if the thread is interrupted, or nobody can say when
   */
  long pass(long rows, long bytes, Runnable beat);
}

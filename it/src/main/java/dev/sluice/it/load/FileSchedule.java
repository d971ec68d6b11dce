package dev.sluice.it.load;

import java.util.Iterator;
import java.util.function.LongToIntFunction;

/**
 * Which files are due when, decided before the first is written: whoever falls behind is late and
 * the schedule stays as it is.
 */
public sealed interface FileSchedule permits EveryInterval, AtRate {

  /**
   * The files in the order they are due; may never end.
   *
   * @param rowsOfFile how many rows the file with a number has, at least 1; a schedule may cut the
   *     last one
   */
  Iterator<DueFile> files(LongToIntFunction rowsOfFile);

  /** The schedule in words. */
  String text();
}

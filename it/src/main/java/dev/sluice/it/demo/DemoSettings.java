package dev.sluice.it.demo;

import dev.sluice.row.SetupException;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo's flags.
 *
 * @param rows of each table
 * @param keep whether the servers stay up afterwards
 * @param passedOn flags for {@code migrate}
 */
record DemoSettings(long rows, boolean keep, List<String> passedOn) {
  private static final String ROWS = "--rows=";

  static DemoSettings of(String[] args) {
    long rows = 50_000;
    boolean keep = false;
    List<String> passedOn = new ArrayList<>();
    for (String arg : args) {
      if (arg.startsWith(ROWS)) {
        rows = rows(arg.substring(ROWS.length()));
      } else if (arg.equals("--keep")) {
        keep = true;
      } else {
        passedOn.add(arg);
      }
    }
    return new DemoSettings(rows, keep, List.copyOf(passedOn));
  }

  private static long rows(String value) {
    try {
      long rows = Long.parseLong(value);
      if (rows > 0) {
        return rows;
      }
    } catch (NumberFormatException e) {
      // Falls through to the message below.
    }
    throw new SetupException("Invalid --rows: \"" + value + "\". Expected a positive number.");
  }
}

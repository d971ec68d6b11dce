package dev.sluice.csv;

import dev.sluice.row.Unit;
import java.util.List;

/**
 * A piece of a file: whole records.
 *
 * @param unit {@code from} (inclusive) and {@code until} (exclusive) are byte offsets in the file's
 *     text, after decompression; {@code until} is {@code end} for the rest of the file
 * @param line of the first record, counts from 1
 * @param columns names in the order of the fields
 */
public record FileUnit(Unit unit, FileVersion file, long line, List<String> columns) {
  /** The {@code until} of a unit that goes to the end of its file. */
  public static final String END = "end";

  public FileUnit {
    columns = List.copyOf(columns);
  }
}

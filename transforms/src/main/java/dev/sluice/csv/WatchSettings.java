package dev.sluice.csv;

import java.io.Serializable;
import java.util.List;

/**
 * Which files are loaded, and when.
 *
 * @param input a glob in the spelling of {@link org.apache.beam.sdk.io.FileSystems}
 * @param columns of files without a header, in the order of their fields; empty if they have one
 * @param onChanged what becomes of files that are there again with other content
 * @param unitBytes a file larger than this is cut into units of about this size
 * @param streams units at once; 0 if unknown
 */
public record WatchSettings(
    String input,
    Completeness completeness,
    CsvDialect dialect,
    List<String> columns,
    ColumnCheck check,
    OnChanged onChanged,
    long unitBytes,
    int streams)
    implements Serializable {

  public WatchSettings {
    columns = List.copyOf(columns);
  }

  /**
   * When a file is complete.
   *
   * @param stableMillis for {@link Ready#STABLE}
   * @param marker suffix, for {@link Ready#MARKER}
   */
  public record Completeness(Ready ready, long stableMillis, String marker)
      implements Serializable {}
}

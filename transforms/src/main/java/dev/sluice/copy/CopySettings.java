package dev.sluice.copy;

import dev.sluice.ledger.RejectLimit;
import dev.sluice.row.CsvForm;
import dev.sluice.row.RowCoordinates;
import dev.sluice.row.RowForm;
import dev.sluice.row.TableName;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How units are copied.
 *
 * @param columns target columns in the order of the encoded rows
 * @param key the target's primary key, all of it among the columns; empty if there is none, or
 *     conflicts are not looked for
 * @param deletes whether rows have one more field behind the columns, which is true if the row of
 *     their key is to be deleted; all columns but those of the key are null then
 * @param form what the encoded rows are
 * @param coordinates finds out where a row came from; takes rows in CSV
 * @param layout what it takes to copy a rejected row again, as JSON; null if the job's layout says
 *     it
 */
public record CopySettings(
    TableName table,
    List<String> columns,
    List<String> key,
    TargetServer server,
    OnConflict onConflict,
    boolean deletes,
    RejectLimit rejectLimit,
    RowForm form,
    RowCoordinates coordinates,
    @Nullable String layout,
    Limits limits)
    implements Serializable {

  public CopySettings {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    if (deletes && (key.isEmpty() || onConflict != OnConflict.UPDATE)) {
      throw new IllegalStateException(
          "Sluice bug: rows of %s are deleted without a key to find them by.".formatted(table));
    }
  }

  /** The same into another table. */
  CopySettings into(TableName other) {
    return new CopySettings(
        other,
        columns,
        key,
        server,
        onConflict,
        deletes,
        rejectLimit,
        form,
        coordinates,
        layout,
        limits);
  }

  RejectTerms rejectTerms() {
    return new RejectTerms(table.toString(), onConflict == OnConflict.FAIL, rejectLimit, layout);
  }

  /** For rows in CSV. */
  public CopySettings(
      TableName table,
      List<String> columns,
      List<String> key,
      TargetServer server,
      OnConflict onConflict,
      boolean deletes,
      RejectLimit rejectLimit,
      RowCoordinates coordinates,
      @Nullable String layout,
      Limits limits) {
    this(
        table,
        columns,
        key,
        server,
        onConflict,
        deletes,
        rejectLimit,
        new CsvForm(),
        coordinates,
        layout,
        limits);
  }

  /** The COPY that fills a table, ready for SQL, with the settings' columns. */
  CopyStatement copyInto(String into, TargetDriver driver) {
    List<String> copied = new ArrayList<>(columns);
    if (deletes) {
      copied.add(StagedLoad.DELETED_NAME);
    }
    return new CopyStatement(
        driver, CopyCommand.sql(form.format(), server, into, copied), form.format());
  }

  /**
   * When a COPY is sent. It ends with the chunk that reaches one of the first three limits, so it
   * can be larger by less than one page.
   *
   * @param flushRows rows of one COPY statement
   * @param bufferRows rows held in memory
   * @param bufferBytes encoded bytes held in memory
   * @param retries how often a unit that is still whole in memory is tried on another connection
   */
  public record Limits(int flushRows, int bufferRows, long bufferBytes, int retries)
      implements Serializable {

    boolean reached(long rows, long bytes) {
      return rows >= Math.min(flushRows, bufferRows) || bytes >= bufferBytes;
    }
  }
}

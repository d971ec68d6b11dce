package dev.sluice.it.verify;

import dev.sluice.it.load.LoadManifest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds, compared with what a load's manifest says that it has to: each good row once.
 * Only the columns of the load count.
 *
 * @param expected good rows of the manifest
 * @param rows of the table
 * @param distinctIds of the table's rows, null counted as none
 * @param missing expected rows that are not there
 * @param unexpected rows of the table that no manifest has as a good one
 * @param doubled rows of the table whose expected row was there already
 * @param changed expected rows that are there with other values
 * @param findings the first {@value #FINDINGS_OF_A_KIND} of each of these four, by their content
 */
public record ManifestAudit(
    long expected,
    long rows,
    long distinctIds,
    long missing,
    long unexpected,
    long doubled,
    long changed,
    List<Finding> findings) {

  /** So many rows of each kind are shown. */
  public static final int FINDINGS_OF_A_KIND = 5;

  public ManifestAudit {
    findings = List.copyOf(findings);
  }

  /**
   * A row that is wrong. Texts are {@code column=value, …}: all columns, or those that differ where
   * the kind is CHANGED.
   *
   * @param index of the expected row; -1 if none is
   * @param expected null if no such row is expected
   * @param found null if it is missing
   */
  public record Finding(
      ContentDifference.Kind kind, long index, @Nullable String expected, @Nullable String found) {

    @Override
    public String toString() {
      return "%-10s row %d: expected %s, found %s".formatted(kind, index, expected, found);
    }
  }

  /**
   * Reads the whole table once, in no order, and computes each of its rows again.
   *
   * @param connection left in the mode it had; an open transaction is not ended
   * @throws IllegalStateException if the manifest's rows are not what is computed now
   */
  public static ManifestAudit of(
      Connection connection, String schema, String table, LoadManifest manifest)
      throws SQLException {
    return of(connection, schema, table, List.of(manifest));
  }

  /**
   * The same for a table that several loads went into.
   *
   * @param manifests of different seeds and the same columns; indexes of findings are those of the
   *     load that the row is of
   */
  public static ManifestAudit of(
      Connection connection, String schema, String table, List<? extends LoadManifest> manifests)
      throws SQLException {
    return new ManifestScan(manifests).audit(connection, schema, table);
  }

  /** Whether the table holds each expected row once, as it was written, and no other. */
  public boolean isClean() {
    return missing == 0 && unexpected == 0 && doubled == 0 && changed == 0;
  }

  /** One line, and one more for each finding. */
  public String text() {
    return "%,d rows expected, %,d in the table with %,d ids: %,d missing, %,d unexpected, %,d doubled, %,d changed%s"
        .formatted(
            expected,
            rows,
            distinctIds,
            missing,
            unexpected,
            doubled,
            changed,
            findings.stream()
                .map(finding -> System.lineSeparator() + "  " + finding)
                .collect(Collectors.joining()));
  }
}

package dev.sluice.pipelines;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.ReadableRows;
import dev.sluice.ledger.VerifyLedger.Difference;
import dev.sluice.verify.Compared;
import dev.sluice.verify.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows that differ, as a person reads them: by key, column and both values. */
final class ReadableDifferences {
  private final Compared compared;
  private final List<Difference> differences = new ArrayList<>();

  private ReadableDifferences(Compared compared) {
    this.compared = compared;
  }

  /**
   * A line for each column that differs, or for each row that one side lacks.
   *
   * @param connection to the target, auto-commit off
   */
  static List<Difference> of(
      Connection connection, PostgresTarget target, Compared compared, List<Finding> findings)
      throws SQLException {
    if (findings.isEmpty()) {
      return List.of();
    }
    List<byte[]> rows =
        findings.stream()
            .flatMap(finding -> Stream.of(finding.source(), finding.target()))
            .filter(Objects::nonNull)
            .toList();
    List<List<@Nullable String>> texts =
        ReadableRows.of(connection, target, compared.types(), rows);
    ReadableDifferences readable = new ReadableDifferences(compared);
    int row = 0;
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      List<@Nullable String> source = finding.source() == null ? null : texts.get(row++);
      List<@Nullable String> held = finding.target() == null ? null : texts.get(row++);
      readable.add(i + 1, finding, source, held);
    }
    return readable.differences;
  }

  private void add(
      int number,
      Finding finding,
      @Nullable List<@Nullable String> source,
      @Nullable List<@Nullable String> target) {
    String kind = finding.kind().name().toLowerCase(Locale.ROOT);
    if (source == null || target == null) {
      List<@Nullable String> row = source == null ? Objects.requireNonNull(target) : source;
      differences.add(
          new Difference(
              number,
              kind,
              key(row),
              "",
              source == null ? null : row(row),
              target == null ? null : row(row)));
      return;
    }
    for (int column : finding.columns(compared)) {
      differences.add(
          new Difference(
              number,
              kind,
              key(source),
              compared.columns().get(column),
              source.get(column),
              target.get(column)));
    }
  }

  private String key(List<@Nullable String> row) {
    return compared.key().stream()
        .map(column -> named(row, column))
        .collect(Collectors.joining(", "));
  }

  private String row(List<@Nullable String> row) {
    return Stream.iterate(0, column -> column + 1)
        .limit(row.size())
        .map(column -> named(row, column))
        .collect(Collectors.joining(", "));
  }

  private String named(List<@Nullable String> row, int column) {
    return compared.columns().get(column) + "=" + row.get(column);
  }
}

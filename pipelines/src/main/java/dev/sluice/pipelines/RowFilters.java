package dev.sluice.pipelines;

import dev.sluice.cassandra.CassandraSchema;
import dev.sluice.encode.RowFilter;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.pipelines.options.RowChoice;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What it takes to leave rows out.
 *
 * @param read names of what is read besides the columns that are copied
 */
record RowFilters(RowFilter filter, List<String> read) {

  /**
   * @param copied the source's columns that are copied
   * @throws SetupException if the rows do not tell
   */
  static RowFilters of(MigrateSettings settings, TableShape source, List<String> copied) {
    RowChoice rows = settings.source().rows();
    List<String> problems = new ArrayList<>();
    List<Integer> present = new ArrayList<>();
    if (!rows.staticsAlone()) {
      for (String column : source.clusteringKey()) {
        present.add(copied.indexOf(column));
      }
      if (present.contains(-1)) {
        problems.add(
            "--staticRows=filter needs all clustering columns among those that are copied: %s."
                .formatted(String.join(", ", source.clusteringKey())));
      }
    }
    List<String> read = List.of();
    if (rows.isOfTime()) {
      read =
          CassandraSchema.timed(settings.cluster(), source.name()).stream()
              .map(column -> "writetime(" + column + ")")
              .toList();
      if (read.isEmpty()) {
        problems.add(
            "Cannot tell when rows of %s were written: it has no columns besides its key that Cassandra keeps a write time of. Leave --writetimeFrom and --writetimeTo out."
                .formatted(source.name()));
      }
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    return new RowFilters(
        new RowFilter(
            present,
            read.size(),
            rows.writtenFrom().map(RowFilters::micros).orElse(Long.MIN_VALUE),
            rows.writtenTo().map(moment -> micros(moment) - 1).orElse(Long.MAX_VALUE)),
        read);
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  /** Which rows are copied, for people and as a part of the job's content; empty for all. */
  static String remark(RowChoice rows) {
    String written =
        rows.isOfTime()
            ? " written from %s to %s"
                .formatted(
                    rows.writtenFrom().map(Instant::toString).orElse("ever"),
                    rows.writtenTo().map(Instant::toString).orElse("ever"))
            : "";
    return written + (rows.staticsAlone() ? "" : " without partitions of statics alone");
  }
}

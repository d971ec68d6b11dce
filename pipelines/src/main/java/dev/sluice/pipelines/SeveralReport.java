package dev.sluice.pipelines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.UnitTotals.RowCounts;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.report.WrittenReport;
import java.util.Locale;

/** The report that sums up several tables; each has one of its own, too. */
final class SeveralReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StringBuilder lines = new StringBuilder();
  private final ObjectNode json = JSON.createObjectNode();
  private final ArrayNode tables = json.putArray("tables");
  private String firstRun = "";
  private int count;
  private RowCounts sum = new RowCounts(0, 0, 0, 0, 0, 0);

  /** A table that was copied, or a part of it. */
  void add(MigrateSettings settings, String run, ExitStatus status, RowCounts rows) {
    ObjectNode node = about(settings, status, text(rows));
    put(node.put("run", run).put("page", LedgerReport.name("migrate", run)), rows);
    if (firstRun.isEmpty()) {
      firstRun = run;
    }
    sum =
        new RowCounts(
            sum.read() + rows.read(),
            sum.loaded() + rows.loaded(),
            sum.rejected() + rows.rejected(),
            sum.filtered() + rows.filtered(),
            sum.duplicate() + rows.duplicate(),
            sum.deleted() + rows.deleted());
  }

  /** A table of which nothing was copied. */
  void add(MigrateSettings settings, ExitStatus status) {
    ObjectNode unused = about(settings, status, "no rows read");
  }

  private ObjectNode about(MigrateSettings settings, ExitStatus status, String rows) {
    count++;
    lines.append(
        "  %s -> %s: %s; %s%n"
            .formatted(settings.source().table(), settings.targetTable(), status.meaning(), rows));
    return tables
        .addObject()
        .put("source", settings.source().table().toString())
        .put("target", settings.targetTable().toString())
        .put("outcome", status.name())
        .put("meaning", status.meaning());
  }

  private static String text(RowCounts rows) {
    return String.format(
        Locale.ROOT,
        "%,d read = %,d loaded + %,d rejected + %,d filtered + %,d duplicate",
        rows.read(),
        rows.loaded(),
        rows.rejected(),
        rows.filtered(),
        rows.duplicate());
  }

  private static void put(ObjectNode node, RowCounts rows) {
    node.put("read", rows.read())
        .put("loaded", rows.loaded())
        .put("rejected", rows.rejected())
        .put("filtered", rows.filtered())
        .put("duplicate", rows.duplicate());
  }

  /** For its files. */
  String name() {
    return "migrate-tables-" + (firstRun.isEmpty() ? "none" : firstRun);
  }

  WrittenReport written() {
    put(json.putObject("together"), sum);
    return WrittenReport.ofTables(text(), json);
  }

  String text() {
    return "%n== %,d tables in this run%n%s  together: %s%n".formatted(count, lines, text(sum));
  }
}

package dev.sluice.pipelines;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.copy.Connections;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.ledger.VerifyLedger;
import dev.sluice.ledger.VerifyLedger.Difference;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.pipelines.options.VerifySettings;
import dev.sluice.verify.BucketSums;
import dev.sluice.verify.Findings;
import dev.sluice.verify.Side;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/**
 * The command {@code verify}: reads both sides whole, and once more only the rows of buckets whose
 * sums differ; repairs, and looks again.
 */
final class Verify {
  private static final String NAME = "sluice verify";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final VerifySettings settings;
  private final PrintStream out;
  private final long startNanos = System.nanoTime();

  Verify(VerifySettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Returns DONE if the target holds all of the source and nothing else, maybe after a repair. */
  ExitStatus run() throws SQLException {
    MigrateSettings migrate = settings.migrate();
    ReportFiles.check(migrate.run().reportDir());
    Comparison comparison;
    try (Connection target = Connections.openFirst(migrate.target(), NAME)) {
      comparison = begin(target);
    }
    out.printf(
        "Verification %s compares %s with %s by %s.%n",
        comparison.id(),
        migrate.source().table(),
        migrate.targetTable(),
        String.join(", ", comparison.keyNames()));
    Sums sums = sum(comparison);
    Findings findings = Findings.NONE;
    BitSet differing = sums.differing();
    boolean equal = differing.isEmpty();
    if (!equal) {
      out.printf(
          "Rows differ in %,d of %,d buckets; their rows are read again.%n",
          differing.cardinality(), BucketSums.BUCKETS);
      findings = find(comparison, differing);
    }
    if (settings.repair() && findings.repaired() > 0) {
      out.printf("%,d rows were written into the target; looking again.%n", findings.repaired());
      sums = sum(comparison);
      equal = sums.differing().isEmpty();
    }
    return end(comparison, sums, findings, equal);
  }

  /** Looks at both tables and cuts them into what is read side by side. */
  private Comparison begin(Connection target) throws SQLException {
    try {
      Comparison comparison = Comparison.check(settings, target);
      LedgerTables.create(target);
      comparison.notes().forEach(note -> out.println("Note: " + note));
      VerifyLedger.begin(
          target,
          new VerifyLedger.Verification(
              comparison.id(),
              settings.migrate().source().table().toString(),
              settings.migrate().targetTable().toString(),
              JobStart.startedBy(),
              JSON.valueToTree(settings.migrate().shown()).toString()));
      Limits.begin(target, comparison.id(), settings.migrate().run());
      return comparison;
    } catch (SQLException e) {
      throw CheckFailure.of(e, settings.migrate().targetTable(), settings.migrate().target());
    }
  }

  /** What each side holds. */
  private record Sums(BucketSums source, BucketSums target) {
    BitSet differing() {
      return source.differing(target);
    }
  }

  private Sums sum(Comparison comparison) throws SQLException {
    try (Connection target = Reconnection.open(settings.migrate().target(), NAME, false)) {
      comparison.pipelines(settings, out).sum(target);
    }
    try (Connection target = Reconnection.open(settings.migrate().target(), NAME, false)) {
      return new Sums(comparison.sums(target, Side.SOURCE), comparison.sums(target, Side.TARGET));
    }
  }

  private Findings find(Comparison comparison, BitSet buckets) throws SQLException {
    try (Connection target = Reconnection.open(settings.migrate().target(), NAME, false)) {
      comparison.pipelines(settings, out).compare(target, buckets);
    }
    try (Connection target = Reconnection.open(settings.migrate().target(), NAME, false)) {
      return comparison.findings(target);
    }
  }

  private ExitStatus end(Comparison comparison, Sums sums, Findings findings, boolean equal)
      throws SQLException {
    boolean whole = equal && sums.source().refused() == 0;
    ExitStatus status = whole ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTS;
    try (Connection target = Reconnection.open(settings.migrate().target(), NAME, false)) {
      target.setAutoCommit(false);
      List<Difference> differences =
          ReadableDifferences.of(
              target, settings.migrate().target(), comparison.compared(), findings.first());
      VerifyLedger.keep(target, comparison.id(), differences);
      VerifyLedger.end(
          target,
          comparison.id(),
          new VerifyLedger.End(
              status.name(),
              List.of(
                  sums.source().rows(),
                  sums.target().rows(),
                  findings.missing(),
                  findings.extra(),
                  findings.different(),
                  findings.repaired())));
      target.commit();
      VerifyReport report =
          new VerifyReport(
              settings.migrate(),
              comparison.id(),
              new VerifyReport.Rows(
                  sums.source().rows(), sums.target().rows(), sums.source().refused()),
              findings,
              differences,
              equal,
              Limits.end(
                  target,
                  comparison.id(),
                  settings.migrate().run(),
                  (System.nanoTime() - startNanos) / 1e9));
      out.print(report.text());
      ReportFiles.write(
          settings.migrate().run().reportDir(),
          "verify-" + comparison.id(),
          report.text(),
          report.json(),
          out);
    }
    return status;
  }
}

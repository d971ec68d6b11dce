package dev.sluice.pipelines;

import dev.sluice.cassandra.ReadCassandra;
import dev.sluice.copy.CommitTime;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.CopyToPostgres;
import dev.sluice.encode.EncodeRows;
import dev.sluice.encode.EncodeSettings;
import dev.sluice.ledger.RunRef;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.profiles.SparkProperties;
import dev.sluice.row.Unit;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;

/** Runs the pipeline over the units that are left, and shows how far it is. */
final class CopyUnits {
  private final MigrateSettings settings;
  private final Tables tables;
  private final RunRef run;
  private final PrintStream out;

  CopyUnits(MigrateSettings settings, Tables tables, RunRef run, PrintStream out) {
    this.settings = settings;
    this.tables = tables;
    this.run = run;
    this.out = out;
  }

  UnitsCopied copy(List<Unit> units) {
    if (units.isEmpty()) {
      return new UnitsCopied(Optional.empty(), 0);
    }
    Pipeline pipeline = Pipeline.create(settings.pipelineOptions());
    CassandraToPostgres.assemble(
        pipeline,
        ReadCassandra.of(settings.cluster(), tables.query(), settings.read(), units),
        EncodeRows.of(new EncodeSettings(tables.plan().columns(), settings.invalidText())),
        CopyToPostgres.of(settings.target(), copySettings(), run));
    return SparkProperties.during(settings.spark(), () -> run(pipeline, units));
  }

  private UnitsCopied run(Pipeline pipeline, List<Unit> units) {
    PipelineResult result = null;
    try (Progress progress = Progress.start(settings, run.runId(), units.size(), out)) {
      result = pipeline.run();
      result.waitUntilFinish();
      progress.complete();
      return new UnitsCopied(Optional.empty(), CommitTime.micros(result));
    } catch (RuntimeException e) {
      return new UnitsCopied(
          Optional.of(Failure.duringCopy(e)), result == null ? 0 : CommitTime.micros(result));
    }
  }

  private CopySettings copySettings() {
    return new CopySettings(
        settings.targetTable(), tables.plan().targetNames(), tables.server(), settings.limits());
  }
}

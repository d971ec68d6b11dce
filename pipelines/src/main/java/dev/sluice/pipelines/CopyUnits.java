package dev.sluice.pipelines;

import dev.sluice.cassandra.ReadCassandra;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.CopyToPostgres;
import dev.sluice.copy.PaceTerms;
import dev.sluice.encode.EncodeRows;
import dev.sluice.encode.EncodeSettings;
import dev.sluice.ledger.RunRef;
import dev.sluice.pipelines.metrics.RunMetrics;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.profiles.SparkProperties;
import dev.sluice.row.Unit;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

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

  /**
   * @param planned units of the whole run, for the progress
   */
  UnitsCopied copy(List<Unit> units, int planned) {
    if (units.isEmpty()) {
      return new UnitsCopied(Optional.empty(), planned, 0);
    }
    try {
      return copyAll(units, planned);
    } catch (LinkageError e) {
      // A Spark that does not fit: the run has begun, and is to end.
      return new UnitsCopied(Optional.of(Failure.duringCopy(e)), planned, 0);
    }
  }

  private UnitsCopied copyAll(List<Unit> units, int planned) {
    PaceTerms pace =
        new PaceTerms(settings.target(), run.runId(), settings.run().limits(), metrics().meter());
    Pipeline pipeline = Pipeline.create(settings.pipelineOptions());
    EncodeSettings encode = encodeSettings(settings, tables);
    // Units of a later round come after those of the first, so nothing is known of their turn.
    Workload work = units.size() == planned ? Workload.of(units) : Workload.even(planned);
    CassandraToPostgres.assemble(
        pipeline,
        ReadCassandra.of(settings.cluster(), tables.query(), settings.read(), units)
            .paced(pace.source()),
        EncodeRows.of(encode),
        CopyToPostgres.of(settings.target(), copySettings(settings, tables, encode), run)
            .paced(pace));
    BoundedRun copy = new BoundedRun(settings.target(), run, out);
    try {
      return SparkProperties.during(
          settings.spark(), () -> copy.run(pipeline, view(work), work.units()));
    } finally {
      pace.end();
    }
  }

  private RunMetrics metrics() {
    return RunMetrics.of(
        settings.run().metrics(),
        "migrate",
        run.runId(),
        List.of(settings.targetTable().toString()));
  }

  private ProgressView view(Workload work) {
    return new MeteredView(
        ProgressView.of(settings.run().progress(), settings.source().table().table(), work, out),
        metrics(),
        work.units());
  }

  static EncodeSettings encodeSettings(MigrateSettings settings, Tables tables) {
    return new EncodeSettings(
        tables.plan().columns(),
        tables.plan().constants(),
        settings.copying().invalidText(),
        tables.origin(),
        tables.format().format(),
        tables.filter());
  }

  static CopySettings copySettings(MigrateSettings settings, Tables tables, EncodeSettings encode) {
    return new CopySettings(
        settings.targetTable(),
        tables.plan().targetNames(),
        tables.targetKey(),
        tables.server(),
        settings.copying().onConflict(),
        false,
        settings.copying().rejectLimit(),
        EncodeRows.form(encode),
        EncodeRows.coordinates(encode),
        null,
        settings.copying().limits());
  }
}

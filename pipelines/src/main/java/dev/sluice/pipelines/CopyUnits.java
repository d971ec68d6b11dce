package dev.sluice.pipelines;

import dev.sluice.cassandra.ReadCassandra;
import dev.sluice.copy.CommitTime;
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
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the pipeline over the units that are left, and shows how far it is. */
final class CopyUnits {
  private static final Logger LOG = LoggerFactory.getLogger(CopyUnits.class);

  private final MigrateSettings settings;
  private final Tables tables;
  private final RunRef run;
  private final PrintStream out;
  private volatile @Nullable PipelineResult running;

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
    try {
      return SparkProperties.during(settings.spark(), () -> run(pipeline, work));
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

  private Progress.Notices notices() {
    return new Progress.Notices(new PauseNotice(out), StartNotice.ofRun(out));
  }

  private UnitsCopied run(Pipeline pipeline, Workload work) {
    try (Progress progress =
        Progress.start(settings, run.runId(), view(work), notices(), this::cancel)) {
      PipelineResult result = pipeline.run();
      running = result;
      result.waitUntilFinish();
      progress.complete();
      return new UnitsCopied(Optional.empty(), work.units(), CommitTime.micros(result));
    } catch (RuntimeException e) {
      PipelineResult result = running;
      return new UnitsCopied(
          Optional.of(Failure.duringCopy(e)),
          work.units(),
          result == null ? 0 : CommitTime.micros(result));
    }
  }

  /** The run was told to stop: units under way would be read in vain. */
  private void cancel() {
    PipelineResult result = running;
    if (result == null) {
      return;
    }
    try {
      result.cancel();
    } catch (IOException | RuntimeException e) {
      LOG.debug("Cancelling the pipeline failed; it ends by itself", e);
    }
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

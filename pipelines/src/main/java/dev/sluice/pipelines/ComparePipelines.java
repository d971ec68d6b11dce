package dev.sluice.pipelines;

import dev.sluice.cassandra.ReadCassandra;
import dev.sluice.copy.PaceTerms;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.encode.EncodeRows;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.pipelines.options.VerifySettings;
import dev.sluice.profiles.SparkProperties;
import dev.sluice.row.Chunk;
import dev.sluice.verify.CompareRows;
import dev.sluice.verify.DifferingRows;
import dev.sluice.verify.ReadTarget;
import dev.sluice.verify.SaveResults;
import dev.sluice.verify.Side;
import dev.sluice.verify.SumRows;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * The pipelines of {@code verify}: both sides side by side, each unit and each part in a bundle.
 */
final class ComparePipelines {
  /** Several for each stream, so that a slow one does not leave the others idle. */
  private static final int PARTS_PER_STREAM = 4;

  private static final int ASSUMED_STREAMS = 32;

  private final VerifySettings settings;
  private final Comparison comparison;
  private final EncodeRows encode;
  private final PrintStream out;
  private final PaceTerms pace;

  ComparePipelines(
      VerifySettings settings, Comparison comparison, EncodeRows encode, PrintStream out) {
    this.settings = settings;
    this.comparison = comparison;
    this.encode = encode;
    this.out = out;
    this.pace =
        new PaceTerms(
            settings.migrate().target(), comparison.id(), settings.migrate().run().limits());
  }

  /**
   * Adds both sides up and leaves the sums in the ledger.
   *
   * @param connection to the target
   */
  void sum(Connection connection) throws SQLException {
    MigrateSettings migrate = settings.migrate();
    Pipeline pipeline = Pipeline.create(migrate.pipelineOptions());
    ReadTarget target = readTarget(connection);
    PCollectionList.of(source(pipeline).apply("SumSource", sums(Side.SOURCE)))
        .and(pipeline.apply("ReadTarget", target).apply("SumTarget", sums(Side.TARGET)))
        .apply("Both", Flatten.pCollections())
        .apply("SaveSums", SaveResults.ofSums(migrate.target(), comparison.id()));
    run(pipeline, target.parts());
  }

  /**
   * Compares the rows of some buckets, repairs if that is wanted, and leaves what it finds in the
   * ledger.
   *
   * @param connection to the target
   */
  void compare(Connection connection, BitSet buckets) throws SQLException {
    MigrateSettings migrate = settings.migrate();
    Pipeline pipeline = Pipeline.create(migrate.pipelineOptions());
    ReadTarget target = readTarget(connection);
    PCollectionList.of(source(pipeline).apply("DifferingSource", rows(Side.SOURCE, buckets)))
        .and(
            pipeline
                .apply("ReadTarget", target)
                .apply("DifferingTarget", rows(Side.TARGET, buckets)))
        .apply("Both", Flatten.pCollections())
        .apply(
            "CompareRows",
            CompareRows.of(comparison.compared(), settings.showDifferences(), comparison.repair()))
        .apply("SaveFindings", SaveResults.ofFindings(migrate.target(), comparison.id()));
    run(pipeline, target.parts());
  }

  private PCollection<Chunk> source(Pipeline pipeline) {
    MigrateSettings migrate = settings.migrate();
    return pipeline
        .apply(
            "ReadCassandra",
            ReadCassandra.of(
                    migrate.cluster(),
                    comparison.tables().query(),
                    migrate.read(),
                    comparison.units())
                .paced(pace.source()))
        .apply("EncodeRows", encode);
  }

  private SumRows sums(Side side) {
    return SumRows.of(comparison.compared(), side);
  }

  private DifferingRows rows(Side side, BitSet buckets) {
    return DifferingRows.of(comparison.compared(), side, buckets);
  }

  private ReadTarget readTarget(Connection connection) throws SQLException {
    PostgresTarget target = settings.migrate().target();
    int streams = settings.migrate().run().streams();
    int wanted = PARTS_PER_STREAM * (streams == 0 ? ASSUMED_STREAMS : streams);
    return ReadTarget.of(connection, target, comparison.compared(), wanted);
  }

  private void run(Pipeline pipeline, int parts) {
    MigrateSettings migrate = settings.migrate();
    SparkProperties.during(
        migrate.spark(),
        () -> {
          PipelineResult running = pipeline.run();
          int units = comparison.units().size() + parts;
          VerifyProgress progress =
              VerifyProgress.start(migrate.run().progress(), running, units, out);
          try {
            running.waitUntilFinish();
          } finally {
            progress.close();
            pace.end();
          }
          return running;
        });
  }
}

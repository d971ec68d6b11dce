package dev.sluice.it.bench;

import dev.sluice.cassandra.ReadCassandra;
import dev.sluice.copy.CopyToPostgres;
import dev.sluice.encode.EncodeRows;
import dev.sluice.ledger.RunRef;
import org.apache.beam.runners.spark.SparkContextOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.runners.spark.translation.SparkContextFactory;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The product's pipeline on a SparkRunner whose context is up already. */
record OnSpark(Table table) {

  static JavaSparkContext start(int streams) {
    JavaSparkContext context =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[" + streams + ",4]")
                .setAppName("bench")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
    SparkContextFactory.setProvidedSparkContext(context);
    return context;
  }

  /** A pipeline without steps yet, which runs on that context. */
  static Pipeline empty() {
    SparkContextOptions options = PipelineOptionsFactory.as(SparkContextOptions.class);
    options.setRunner(SparkRunner.class);
    options.setUsesProvidedSparkContext(true);
    return Pipeline.create(options);
  }

  /** Runs to the end. */
  PipelineResult run(RunRef run) {
    PipelineResult result = pipeline(run).run();
    result.waitUntilFinish();
    return result;
  }

  Pipeline pipeline(RunRef run) {
    Pipeline pipeline = empty();
    pipeline
        .apply(ReadCassandra.of(table.cluster(), table.query(), table.read(), table.units()))
        .apply(EncodeRows.of(table.encode()))
        .apply(CopyToPostgres.of(table.target(), table.copy(), run));
    return pipeline;
  }
}

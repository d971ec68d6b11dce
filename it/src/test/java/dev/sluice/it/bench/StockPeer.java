package dev.sluice.it.bench;

import org.apache.spark.api.java.JavaSparkContext;

/** CassandraIO and JdbcIO in a JVM of their own. */
final class StockPeer {
  private StockPeer() {}

  public static void main(String[] arguments) throws Exception {
    PeerJob job = PeerJob.of(arguments);
    // CassandraIO's driver has threads that would keep the JVM after a failure.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, error) -> {
          error.printStackTrace();
          System.exit(1);
        });
    try (JavaSparkContext spark = OnSpark.start(job.streams())) {
      PeerJob.say("up");
      new StockOnSpark(
              job.cluster(),
              job.source(),
              job.into().target(),
              job.demoTable(),
              spark.defaultParallelism(),
              job.way().equals("tuned"))
          .pipeline()
          .run()
          .waitUntilFinish();
      PeerJob.say("done");
    }
    System.exit(0);
  }
}

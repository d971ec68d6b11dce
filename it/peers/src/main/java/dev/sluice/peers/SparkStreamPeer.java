package dev.sluice.peers;

import java.util.TimeZone;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructType;

/**
 * All files of a folder or all records of a topic by Structured Streaming: each batch goes to
 * Spark's own JDBC writer.
 */
final class SparkStreamPeer {
  private static final StructType SCHEMA =
      StructType.fromDDL(
          """
          event_id STRING, event_type STRING, product_id STRING, user_id STRING,
          event_timestamp TIMESTAMP, quantity INT, price DECIMAL(10,2)""");

  private SparkStreamPeer() {}

  public static void main(String[] arguments) throws Exception {
    StreamJob job = StreamJob.of(arguments);
    // PostgreSQL's driver writes a timestamp in the zone of the JVM.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    try (SparkSession spark = session(job)) {
      PeerJob.say("up");
      (job.ofFiles() ? files(spark, job) : records(spark, job))
          .writeStream()
          .trigger(Trigger.AvailableNow())
          .option("checkpointLocation", job.checkpoint())
          .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (batch, number) -> write(batch, job))
          .start()
          .awaitTermination();
      PeerJob.say("done");
    }
  }

  private static SparkSession session(StreamJob job) {
    return SparkSession.builder()
        .master("local[" + job.streams() + "]")
        .appName("peer")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", job.streams())
        .getOrCreate();
  }

  private static Dataset<Row> files(SparkSession spark, StreamJob job) {
    return spark
        .readStream()
        .schema(SCHEMA)
        .option("header", true)
        .option("maxFilesPerTrigger", job.perBatch())
        .csv(job.from());
  }

  private static Dataset<Row> records(SparkSession spark, StreamJob job) {
    return spark
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", job.brokers())
        .option("subscribe", job.from())
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", job.perBatch())
        .load()
        .select(functions.from_json(functions.col("value").cast("string"), SCHEMA).as("event"))
        .select("event.*");
  }

  private static void write(Dataset<Row> rows, StreamJob job) {
    new JdbcTable(job.jdbcUrl(), job.user(), job.password(), "public.events").append(rows);
  }
}

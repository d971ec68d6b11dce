package dev.sluice.peers;

import java.sql.SQLException;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * A table by the Spark Cassandra Connector: {@code jdbc} into Spark's own JDBC writer, {@code copy}
 * into a COPY of each partition.
 */
final class SparkPeer {
  private SparkPeer() {}

  public static void main(String[] arguments) throws Exception {
    PeerJob job = PeerJob.of(arguments);
    try (SparkSession spark = session(job)) {
      PeerJob.say("up");
      Dataset<Row> rows = read(spark, job);
      if (job.way().equals("jdbc")) {
        writeByJdbc(rows, job);
      } else {
        rows.foreachPartition(CopyPartition.of(job, rows.columns()));
      }
      PeerJob.say("done");
    }
  }

  private static SparkSession session(PeerJob job) {
    return SparkSession.builder()
        .master("local[" + job.streams() + "]")
        .appName("peer")
        .config("spark.cassandra.connection.host", job.cassandraHost())
        .config("spark.cassandra.connection.port", job.cassandraPort())
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", job.streams())
        .getOrCreate();
  }

  private static Dataset<Row> read(SparkSession spark, PeerJob job) throws SQLException {
    Map<String, String> types = job.columns();
    Dataset<Row> rows =
        spark
            .read()
            .format("org.apache.spark.sql.cassandra")
            .option("keyspace", job.keyspace())
            .option("table", job.table())
            .load();
    return rows.select(
        types.entrySet().stream()
            .map(column -> column(rows, column.getKey(), column.getValue()))
            .toArray(Column[]::new));
  }

  /** The connector's texts of two types are none that PostgreSQL reads. */
  private static Column column(Dataset<Row> rows, String name, String type) {
    return switch (type) {
      case "time" -> time(rows.col(name)).as(name);
      case "interval" -> interval(rows.col(name)).as(name);
      default -> rows.col(name);
    };
  }

  /** From nanoseconds of the day. */
  private static Column time(Column nanos) {
    return functions.date_format(
        functions.timestamp_micros(nanos.divide(1000).cast(DataTypes.LongType)), "HH:mm:ss.SSSSSS");
  }

  /** From {@code -1mo2d3h}, whose sign is that of each part. */
  private static Column interval(Column duration) {
    Column signed =
        functions
            .when(
                duration.startsWith("-"),
                functions.regexp_replace(
                    functions.regexp_replace(duration, "^-", ""), "([0-9]+)", "-$1"))
            .otherwise(duration);
    return functions.regexp_replace(
        functions.regexp_replace(signed, "mo", "mon"), "([a-z]+)", "$1 ");
  }

  private static void writeByJdbc(Dataset<Row> rows, PeerJob job) {
    new JdbcTable(job.jdbcUrl(), job.user(), job.password(), "public." + job.table()).append(rows);
  }
}

package dev.sluice.peers;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** A table for Spark's own JDBC writer. */
record JdbcTable(String url, String user, String password, String name) {
  private static final int BATCH = 1000;

  void append(Dataset<Row> rows) {
    rows.write()
        .format("jdbc")
        // Strings take the type of their column: uuid, inet, interval, time have none in Spark.
        .option("url", url + "?reWriteBatchedInserts=true&stringtype=unspecified")
        .option("driver", "org.postgresql.Driver")
        .option("user", user)
        .option("password", password)
        .option("dbtable", name)
        .option("batchsize", BATCH)
        .mode(SaveMode.Append)
        .save();
  }
}

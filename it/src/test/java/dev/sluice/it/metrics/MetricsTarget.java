package dev.sluice.it.metrics;

import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A fresh database with a table {@code t (id, text)}. */
final class MetricsTarget {
  private final LocalPostgres postgres = SharedServers.postgres();
  private final String database = postgres.newDatabase("metrics");
  final Path config;

  MetricsTarget(Path folder) throws IOException, SQLException {
    config =
        Files.writeString(
            folder.resolve("metrics.properties"),
            """
            targetHosts=%s
            targetPort=%d
            targetDatabase=%s
            targetUser=%s
            targetPassword=%s
            targetTable=public.t
            """
                .formatted(
                    postgres.host(),
                    postgres.port(),
                    database,
                    LocalPostgres.SUPERUSER,
                    LocalPostgres.SUPERUSER_PASSWORD));
    sql("CREATE TABLE t (id int PRIMARY KEY, text text)");
  }

  void sql(String statement) throws SQLException {
    try (Connection connection = postgres.connect(database);
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  double number(String query) throws SQLException {
    try (Connection connection = postgres.connect(database);
        Statement run = connection.createStatement();
        ResultSet row = run.executeQuery(query)) {
      row.next();
      return row.getDouble(1);
    }
  }
}

package dev.sluice.it.stream;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A fresh database that a stream fills, and what tests ask of it. */
abstract class StreamTarget {
  /** For processes that live for seconds: what is compiled well is compiled too late. */
  static final List<String> SHORT_LIVED = ForkedMain.quickStart("-Xmx512m");

  final String database;
  final Path folder;
  final Path config;
  private final LocalPostgres postgres;

  /** How a command ended and all that it printed. */
  record Result(ExitStatus status, String output) {}

  StreamTarget(Path folder, LocalPostgres postgres) throws IOException, SQLException {
    this.folder = folder;
    this.postgres = postgres;
    this.database = postgres.newDatabase("stream");
    this.config = Files.writeString(folder.resolve("stream.properties"), postgres.config(database));
  }

  Connection sql() throws SQLException {
    return postgres.connect(database);
  }

  void sql(String statement) throws SQLException {
    try (Connection connection = sql();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  long number(String query) throws SQLException {
    return Long.parseLong(text(query));
  }

  /** The first column of the first row; {@code null} as that word. */
  String text(String query) throws SQLException {
    List<String> all = texts(query);
    return all.isEmpty() ? "no row" : all.get(0);
  }

  /** The first column of all rows. */
  List<String> texts(String query) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = sql();
        Statement run = connection.createStatement();
        ResultSet row = run.executeQuery(query)) {
      while (row.next()) {
        all.add(String.valueOf(row.getString(1)));
      }
    }
    return all;
  }

  Result rejects(String action, String... flags) {
    List<String> command = new ArrayList<>(List.of("rejects", action, "--config=" + config));
    command.addAll(Arrays.asList(flags));
    return run(command);
  }

  static Result run(List<String> command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ExitStatus status = Main.run(command.toArray(String[]::new), out);
    return new Result(status, bytes.toString(StandardCharsets.UTF_8));
  }
}

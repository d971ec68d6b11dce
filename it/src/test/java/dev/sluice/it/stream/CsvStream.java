package dev.sluice.it.stream;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A fresh folder and a fresh database, and the command between them. */
final class CsvStream {
  /** For processes that live for seconds: what is compiled well is compiled too late. */
  static final List<String> SHORT_LIVED = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

  final Path input;
  final String database;
  private final Path folder;
  private final LocalPostgres postgres;
  private final Path config;

  /** How a command ended and all that it printed. */
  record Result(ExitStatus status, String output) {}

  private CsvStream(Path folder, LocalPostgres postgres) throws IOException, SQLException {
    this.folder = folder;
    this.postgres = postgres;
    this.input = Files.createDirectory(folder.resolve("in"));
    this.database = postgres.newDatabase("stream");
    this.config =
        Files.writeString(
            folder.resolve("stream.properties"),
            """
            postgres.host=%s
            postgres.port=%d
            postgres.database=%s
            postgres.username=%s
            postgres.password=%s
            """
                .formatted(
                    postgres.host(),
                    postgres.port(),
                    database,
                    LocalPostgres.SUPERUSER,
                    LocalPostgres.SUPERUSER_PASSWORD));
  }

  /** Into the shared server. */
  static CsvStream create(Path folder) throws IOException, SQLException {
    return create(folder, SharedServers.postgres());
  }

  static CsvStream create(Path folder, LocalPostgres postgres) throws IOException, SQLException {
    return new CsvStream(Files.createTempDirectory(folder, "stream"), postgres);
  }

  /** Writes a file that appears complete. */
  Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] content) throws IOException {
    Path part = Files.write(input.resolve("." + name + ".part"), content);
    return Files.move(part, input.resolve(name), StandardCopyOption.ATOMIC_MOVE);
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

  List<String> command(String table, String... flags) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "stream-csv",
                "--config=" + config,
                "--input=" + input,
                "--targetTable=public." + table));
    command.addAll(Arrays.asList(flags));
    return command;
  }

  /** Loads what is there; flags take the place of {@code --until=empty --ready=rename}. */
  Result run(String table, String... flags) {
    List<String> command = command(table, flags);
    for (String flag : List.of("--until=empty", "--ready=rename")) {
      String name = flag.substring(0, flag.indexOf('=') + 1);
      if (command.stream().noneMatch(given -> given.startsWith(name))) {
        command.add(flag);
      }
    }
    return run(command);
  }

  /** Loads what is there, in a thread of its own. */
  Running start(String table, String... flags) {
    return new Running(CompletableFuture.supplyAsync(() -> run(table, flags)));
  }

  /**
   * Runs to an end of the caller's choice.
   *
   * @param until {@code --until=…}
   */
  Result runUntil(String until, String table, String... flags) {
    List<String> command = command(table, flags);
    command.add(until);
    return run(command);
  }

  Result rejects(String action, String... flags) {
    List<String> command = new ArrayList<>(List.of("rejects", action, "--config=" + config));
    command.addAll(Arrays.asList(flags));
    return run(command);
  }

  /** The command in a process of its own. */
  ForkedMain fork(List<String> jvm, String table, String... flags) throws IOException {
    return ForkedMain.start(folder, jvm, command(table, flags));
  }

  private static Result run(List<String> command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ExitStatus status = Main.run(command.toArray(String[]::new), out);
    return new Result(status, bytes.toString(StandardCharsets.UTF_8));
  }
}

package dev.sluice.it.stream;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A fresh folder and a fresh database, and the command between them. */
final class CsvStream extends StreamTarget {
  final Path input;

  private CsvStream(Path folder, LocalPostgres postgres) throws IOException, SQLException {
    super(folder, postgres);
    this.input = Files.createDirectory(folder.resolve("in"));
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

  /** The command in a process of its own. */
  ForkedMain fork(List<String> jvm, String table, String... flags) throws IOException {
    return ForkedMain.start(folder, jvm, command(table, flags));
  }
}

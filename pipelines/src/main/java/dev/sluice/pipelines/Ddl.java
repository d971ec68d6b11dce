package dev.sluice.pipelines;

import dev.sluice.pipelines.options.DdlSettings;
import dev.sluice.pipelines.options.DdlSettings.Part;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command {@code ddl}: statements for the target, made from what Cassandra has. */
final class Ddl {
  private static final String TABLES = "tables.sql";
  private static final String INDEXES = "indexes.sql";

  private final DdlSettings settings;
  private final PrintStream out;

  Ddl(DdlSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Prints or writes the script. */
  ExitStatus run() {
    DdlScript script = new WriteDdl(settings).script();
    Map<String, String> files = new TreeMap<>();
    if (settings.part() != Part.TABLES) {
      files.put(INDEXES, headed("after the load", script.indexes()));
    }
    if (settings.part() != Part.INDEXES) {
      files.put(TABLES, headed("before the load", script.tables()));
    }
    settings.output().ifPresentOrElse(folder -> write(folder, files, script), () -> print(files));
    return script.leftOut().isEmpty() ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTS;
  }

  private static String headed(String when, String statements) {
    return statements.isEmpty()
        ? "-- Nothing to run %s.\n".formatted(when)
        : "-- To run %s.\n\n%s".formatted(when, statements);
  }

  private void print(Map<String, String> files) {
    List<String> parts = new ArrayList<>();
    for (String file : List.of(TABLES, INDEXES)) {
      if (files.containsKey(file)) {
        parts.add(files.get(file));
      }
    }
    out.print(String.join("\n", parts));
  }

  private void write(Path folder, Map<String, String> files, DdlScript script) {
    check(folder, files);
    files.forEach(
        (name, text) -> {
          try {
            Files.createDirectories(folder);
            out.println("Written: " + Files.writeString(folder.resolve(name), text));
          } catch (IOException e) {
            throw cannotWrite(folder, e);
          }
        });
    script.leftOut().forEach(out::println);
  }

  /** Somebody may have worked on what an earlier run wrote. */
  private static void check(Path folder, Map<String, String> files) {
    List<String> problems = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          Path file = folder.resolve(name);
          try {
            if (Files.exists(file) && !Files.readString(file).equals(text)) {
              problems.add(
                  "Cannot write %s: it is there with other content. Move it away, or choose another --output."
                      .formatted(file));
            }
          } catch (IOException e) {
            throw cannotWrite(folder, e);
          }
        });
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
  }

  private static SetupException cannotWrite(Path folder, IOException e) {
    return new SetupException(
        "Cannot write to --output=%s: %s. Give a directory that can be written."
            .formatted(folder, e),
        e);
  }
}

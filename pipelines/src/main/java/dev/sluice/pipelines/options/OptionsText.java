package dev.sluice.pipelines.options;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All flags with their meaning, for {@code help} and for docs/options.md. */
public final class OptionsText {
  private static final int WIDTH = 100;

  private OptionsText() {}

  /** Flags of one command, for a terminal; empty if it has none. */
  public static String plain(String command) {
    StringBuilder text = new StringBuilder();
    for (Flags flags : Flags.ALL) {
      if (flags.command().equals(command)) {
        plain(flags, text);
      }
    }
    return text.toString();
  }

  private static void plain(Flags flags, StringBuilder text) {
    for (Flags.Group group : flags.groups()) {
      text.append(group.title()).append(":\n");
      for (Flag flag : group.flags()) {
        text.append("  --%s=%s%s%n".formatted(flag.name(), flag.form(), remark(flags, flag)));
        wrap(flag.description(), "      ", text);
      }
      text.append('\n');
    }
  }

  private static String remark(Flags flags, Flag flag) {
    return flags.requires(flag)
        ? "  (required)"
        : flag.defaultText().map(value -> "  (default " + value + ")").orElse("");
  }

  private static void wrap(String sentence, String indent, StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ")) {
      if (indent.length() + line.length() + word.length() >= WIDTH) {
        text.append(indent).append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    text.append(indent).append(line).append('\n');
  }

  /** For docs/options.md. */
  static String markdown() {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    for (Flags flags : Flags.ALL) {
      text.append("\n# `").append(flags.command()).append("`\n");
      markdown(flags, text);
    }
    text.append(UNNEEDED);
    for (String key : SeedKeys.all()) {
      SeedKeys.unneeded(key).ifPresent(rule -> text.append(row(key, rule)));
    }
    return text.toString();
  }

  private static void markdown(Flags flags, StringBuilder text) {
    for (Flags.Group group : flags.groups()) {
      text.append("\n## ").append(group.title()).append("\n\n");
      text.append("| flag | value | default | also in the config file | meaning |\n");
      text.append("| --- | --- | --- | --- | --- |\n");
      group.flags().forEach(flag -> text.append(row(flags, flag)));
    }
  }

  private static String row(Flags flags, Flag flag) {
    return cells(
        code(flag.name()),
        code(flag.form()) + range(flag),
        flags.requires(flag) ? "required" : flag.defaultText().map(OptionsText::code).orElse(""),
        SeedKeys.aliasesOf(flag.name()).stream()
            .map(OptionsText::code)
            .collect(Collectors.joining(", ")),
        flag.description());
  }

  private static String range(Flag flag) {
    return flag.form().equals("NUMBER")
        ? ", " + flag.expected().replace("a whole number ", "")
        : "";
  }

  private static String row(String key, SeedKeys.Unneeded rule) {
    Optional<String> only = rule.only();
    return cells(code(key), only.map(OptionsText::code).orElse("any"), rule.reason());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String cells(String... cells) {
    return List.of(cells).stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static final String INTRODUCTION =
      """
      # Options

      Written by `OptionsTextTest` from the interfaces in `pipelines/…/options`; do not edit.

      `sluice COMMAND --flag=value … [--config=FILE]`. A flag beats a system property `spark.sluice.FLAG`, that
      the config file, the file the profile ([profiles.md](profiles.md)), the profile the default. An empty value takes a setting back to its default. Every
      problem is reported at once, and nothing is adjusted silently.

      The config file is a Java properties file in UTF-8. Its keys are the flags' names without dashes, or
      the names in the column "also in the config file", so that an existing `migration.properties` works.
      One file may serve all commands: each takes the keys it knows;
      `table.columnMapping.SOURCE=TARGET` renames a column while all are copied; `spark.*` goes to Spark,
      where a system property (`-D`, `spark-submit --conf`) still wins, and must be a key that Spark reads. A comment needs a line of its own.

      A password is `env:NAME` (an environment variable) or `file:PATH` (the first line of a file). A plain
      one is taken from the config file alone, and never shown.

      Flags of Beam and of its runners work too, such as `--runner=DirectRunner` or `--jobName=orders`. Without
      `--runner` it is the SparkRunner if Spark is there, else the DirectRunner.
      """;

  private static final String UNNEEDED =
      """

      # Keys that need nothing

      They are accepted in the config file, with a note in the report. Where a value stands here, any other is
      an error.

      | key | value | why nothing is needed |
      | --- | --- | --- |
      """;
}

package dev.sluice.pipelines;

import dev.sluice.pipelines.options.Similar;
import dev.sluice.row.SetupException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The first word of the command line. */
enum Command {
  PLAN(
      "tries a table and works out streams, executors, memory and time, before anything is copied"),
  MIGRATE("copies a Cassandra table into PostgreSQL or YugabyteDB"),
  VERIFY("compares a Cassandra table with its copy, value by value, and repairs it"),
  CHECK("looks at all servers and says what would go wrong, without copying anything"),
  DDL("prints the statements that make the target's tables and indexes"),
  STREAM_CSV("loads CSV files that appear in a folder"),
  STREAM_KAFKA("loads records of Kafka topics"),
  REPORT("makes the report of a run from the ledger, also of one that was killed"),
  CONTROL("list|pause|resume|rate|stop: runs that go on"),
  PROFILES("list|show: the settings that go with runners, and where each comes from"),
  REJECTS("list|show|replay|discard: rows that could not be stored"),
  HELP("lists commands and exit codes; help COMMAND lists its flags");

  private final String summary;

  Command(String summary) {
    this.summary = summary;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String summary() {
    return summary;
  }

  /** Whether the command of that word copies anything. */
  static boolean copies(String word) {
    return Stream.of(MIGRATE, STREAM_CSV, STREAM_KAFKA)
        .anyMatch(command -> command.word().equals(word));
  }

  /** The command line, with what it must have. */
  String usage() {
    return switch (this) {
      case CONTROL, REJECTS ->
          word() + " " + summary.substring(0, summary.indexOf(':')) + " [--flag=value …]";
      case PROFILES -> "profiles list | profiles show NAME|FILE [--flag=value …]";
      case HELP -> "help [COMMAND]";
      default -> word() + " [--flag=value …]";
    };
  }

  /** What its second words do; empty if it has none. */
  String words() {
    return switch (this) {
      case CONTROL ->
          """
          list    shows the runs that go on; it needs the flags of the target alone, as do the others
          pause   lets the units under way end and begins no more; the command waits, its connections stay
          resume  lets it go on
          rate    changes limits that the run was begun with, by the flags of limits below
          stop    ends the run in order: a stream finishes the units under way, other commands roll them back

          """;
      case REJECTS ->
          """
          list     shows rows that could not be stored, with their numbers
          show     shows those of --id with all that is known of them
          replay   tries to store those of --id, or with --all all, again
          discard  marks them as not wanted

          """;
      case PROFILES ->
          """
          list  shows the profiles that are built in
          show  shows the settings of one, or of a file, with where each comes from

          """;
      default -> "";
    };
  }

  /**
   * The command of that word.
   *
   * @throws SetupException if there is none
   */
  static Command find(String word) {
    return Arrays.stream(values())
        .filter(command -> command.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new SetupException(problem(word)));
  }

  /** Never repeats what may be a flag's value. */
  private static String problem(String word) {
    List<String> words = Arrays.stream(values()).map(Command::word).toList();
    String expected = "Expected one of: " + String.join(", ", words) + ".";
    if (word.startsWith("-")) {
      return "Missing the command before %s. %s Flags come behind it."
          .formatted(word.split("=", 2)[0], expected);
    }
    return "Unknown command: \"%s\".%s %s"
        .formatted(
            word, Similar.to(word, words).map(" Did you mean %s?"::formatted).orElse(""), expected);
  }
}

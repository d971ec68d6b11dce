package dev.sluice.pipelines;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
  CONTROL("list|pause|resume|rate: runs that go on"),
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

  static Optional<Command> of(String word) {
    return Arrays.stream(values()).filter(command -> command.word().equals(word)).findFirst();
  }
}

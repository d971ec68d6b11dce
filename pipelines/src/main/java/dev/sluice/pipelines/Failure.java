package dev.sluice.pipelines;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.RejectedException;
import dev.sluice.row.SetupException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an exception means to the user. Runners wrap what a step threw, several layers deep.
 *
 * @param details a stack trace if it may help us, else empty
 */
record Failure(ExitStatus status, List<String> messages, String details) {

  private static final Pattern SPARK_BRINGS =
      Pattern.compile("^(org/slf4j|org/apache/spark|scala)/");

  static Failure of(Throwable error) {
    Optional<SetupException> setup = find(error, SetupException.class);
    if (setup.isPresent()) {
      return new Failure(ExitStatus.SETUP_WRONG, setup.get().problems(), "");
    }
    Optional<RejectedException> rejected = find(error, RejectedException.class);
    if (rejected.isPresent()) {
      return known(ExitStatus.TOO_MANY_REJECTS, rejected.get());
    }
    Optional<IncompleteException> incomplete = find(error, IncompleteException.class);
    if (incomplete.isPresent()) {
      return known(ExitStatus.INCOMPLETE, incomplete.get());
    }
    Optional<SQLException> sql = find(error, SQLException.class);
    if (sql.isPresent()) {
      return new Failure(
          ExitStatus.INCOMPLETE,
          List.of(
              "The target failed: %s (SQLSTATE %s). Run the same command again when the cause is gone."
                  .formatted(sql.get().getMessage(), sql.get().getSQLState())),
          "");
    }
    Optional<OutOfMemoryError> memory = find(error, OutOfMemoryError.class);
    if (memory.isPresent()) {
      return new Failure(
          ExitStatus.INCOMPLETE,
          List.of(
              "A process of the run is out of memory: %s. Give it a larger heap, or use fewer --streams."
                  .formatted(memory.get().getMessage())),
          "");
    }
    Optional<NoClassDefFoundError> missing = find(error, NoClassDefFoundError.class);
    if (missing.isPresent() && SPARK_BRINGS.matcher(text(missing.get())).find()) {
      return new Failure(
          ExitStatus.SETUP_WRONG,
          List.of(withoutSpark(text(missing.get()), isPresent("org.apache.spark.SparkContext"))),
          "");
    }
    Optional<Throwable> outside = findFrom(error, "org.apache.spark.", "com.datastax.");
    if (outside.isPresent()) {
      return new Failure(
          ExitStatus.INCOMPLETE,
          List.of(
              String.valueOf(outside.get().getMessage()).lines().findFirst().orElse("")
                  + ". Run the same command again when the cause is gone; it goes on with what is missing."),
          "");
    }
    return new Failure(
        ExitStatus.INTERNAL_ERROR,
        List.of("Internal error: " + error + ". Please report it with the lines below."),
        stackTrace(error));
  }

  /**
   * @param hasSpark whether there is a Spark that might have brought it
   */
  static String withoutSpark(String missing, boolean hasSpark) {
    return hasSpark
        ? "Cannot find %s, which Spark 3.5 with Scala 2.12 brings: this Spark is another one, or jars are missing from it."
            .formatted(missing)
        : "Cannot find %s, which Spark brings: the bundled jar has no runner. Start it with spark-submit, or with: mvn compile exec:java -Pspark-runner."
            .formatted(missing);
  }

  private static boolean isPresent(String className) {
    try {
      Class.forName(className, false, Failure.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static String text(Throwable error) {
    return String.valueOf(error.getMessage());
  }

  /** As {@link #of}, but once units are copied no trouble is one of settings alone. */
  static Failure duringCopy(Throwable error) {
    Failure failure = of(error);
    return failure.status == ExitStatus.SETUP_WRONG
        ? new Failure(ExitStatus.INCOMPLETE, failure.messages, failure.details)
        : failure;
  }

  /** All messages in one. */
  String message() {
    return String.join(" ", messages);
  }

  ExitStatus print(PrintStream out) {
    return print(true, out);
  }

  /**
   * @param copies whether it ended a command that copies
   */
  ExitStatus print(boolean copies, PrintStream out) {
    out.println(status.said(copies) + " (exit code " + status.code() + "):");
    messages.forEach(message -> out.println("  " + message));
    out.print(details);
    return status;
  }

  private static Failure known(ExitStatus status, RuntimeException error) {
    return new Failure(status, List.of(String.valueOf(error.getMessage())), "");
  }

  private static <T extends Throwable> Optional<T> find(Throwable error, Class<T> wanted) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (wanted.isInstance(at)) {
        return Optional.of(wanted.cast(at));
      }
    }
    return Optional.empty();
  }

  /** An error of the runner or of Cassandra's driver: a lost executor, a cluster that is down. */
  private static Optional<Throwable> findFrom(Throwable error, String... packages) {
    Optional<Throwable> found = Optional.empty();
    for (Throwable at = error; at != null; at = at.getCause()) {
      String name = at.getClass().getName();
      if (Arrays.stream(packages).anyMatch(name::startsWith)) {
        found = Optional.of(at);
      }
    }
    return found;
  }

  private static String stackTrace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

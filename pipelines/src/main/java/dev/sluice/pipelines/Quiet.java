package dev.sluice.pipelines;

import dev.sluice.pipelines.options.ProgressStyle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * Keeps what a command says to itself for as long as all is well, as timers and scripts like it.
 */
final class Quiet {
  private Quiet() {}

  /** A command that prints. */
  interface Work {
    ExitStatus run(PrintStream out) throws SQLException;
  }

  /** Runs it; what it would have printed comes at its end, if that is no good one. */
  static ExitStatus run(ProgressStyle style, PrintStream out, Work work) throws SQLException {
    if (style != ProgressStyle.QUIET) {
      return work.run(out);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ExitStatus status = ExitStatus.INTERNAL_ERROR;
    try (PrintStream kept = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      status = work.run(kept);
    } finally {
      if (status != ExitStatus.DONE) {
        out.print(said.toString(StandardCharsets.UTF_8));
      }
    }
    return status;
  }
}

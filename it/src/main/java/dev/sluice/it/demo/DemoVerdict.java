package dev.sluice.it.demo;

import dev.sluice.pipelines.ExitStatus;
import java.io.PrintStream;

/** What was generated, and whether all of it is where it belongs. */
record DemoVerdict(long generated, long good, long malformed, long duplicates) {

  void print(PrintStream out, String command, boolean exact, ExitStatus status) {
    if (exact) {
      out.printf(
          "%nEvery row is accounted for: %,d generated = %,d in the table, each once, + %,d malformed in sluice.reject + %,d duplicate. %s's exit code is %d (%s); the demo's is 0, for that was expected.%n",
          generated, good, malformed, duplicates, command, status.code(), status.meaning());
    } else {
      out.printf(
          "%nNOT every row is accounted for: see the tables above. %s's exit code is %d (%s).%n",
          command, status.code(), status.meaning());
    }
  }
}

package dev.sluice.pipelines;

import dev.sluice.profiles.RunnerProfile;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The profile that a plan ends in. */
final class PlanProfile {
  private static final String FIRST_LINE = "# Written by sluice plan";

  private PlanProfile() {}

  /**
   * Makes sure that nobody's work is overwritten.
   *
   * @throws SetupException if the file is there and no plan has written it
   */
  static void check(Optional<Path> file) {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return;
    }
    try {
      if (!Files.readString(file.get()).startsWith(FIRST_LINE)) {
        throw new SetupException(
            "Cannot write the profile to %s: it is there, and not written by sluice plan. Move it away, or choose another --profileFile."
                .formatted(file.get()));
      }
    } catch (IOException e) {
      throw cannotWrite(file.get(), e);
    }
  }

  static void write(Path file, PlanReport plan, boolean cluster) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text(plan, cluster));
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  static String text(PlanReport plan, boolean cluster) {
    int streams = plan.streams().streams();
    String head =
        """
        %s.
        # Lines of your own are lost with the next plan: inherit this file in one of yours instead.
        %sabout=planned for %s

        # What everything else is taken from.
        %sinherits=%s

        # Units at once: %s.
        %sstreams=%d
        """
            .formatted(
                FIRST_LINE,
                RunnerProfile.PREFIX,
                plan.table(),
                RunnerProfile.PREFIX,
                cluster ? "spark-cluster" : "spark-local",
                plan.streams().why(),
                RunnerProfile.PREFIX,
                streams);
    return head + (cluster ? executors(plan) : heap(plan));
  }

  private static String heap(PlanReport plan) {
    return """

        # No memory is set here: a local master runs in this JVM, whose heap is its own -Xmx. %d MiB are
        # enough (%d streams × %s × %.1f, and Spark's own).
        """
        .formatted(
            mib(plan.localHeap()),
            plan.streams().streams(),
            perStream(plan),
            plan.size().memory().safety());
  }

  private static String executors(PlanReport plan) {
    int executors = plan.size().executors();
    int cores = plan.size().cores();
    return """

        # Executors and their cores: one for each stream.
        spark.executor.instances=%d
        spark.executor.cores=%d

        # Heap of one executor.
        # %d tasks at once × %s × %.1f, and what Spark keeps for itself.
        spark.executor.memory=%dm
        """
        .formatted(
            executors,
            cores,
            plan.size().memory().concurrentTasks(),
            perStream(plan),
            plan.size().memory().safety(),
            mib(plan.size().memory().heap()));
  }

  private static String perStream(PlanReport plan) {
    return String.format(Locale.ROOT, "%.1f MiB", plan.memory().bytes() / (double) (1 << 20));
  }

  static long mib(long bytes) {
    return bytes >> 20;
  }

  private static SetupException cannotWrite(Path file, IOException e) {
    return new SetupException(
        "Cannot write to --profileFile=%s: %s. Give a path that can be written, or --profileFile=none."
            .formatted(file, e),
        e);
  }
}

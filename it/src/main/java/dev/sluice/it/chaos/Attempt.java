package dev.sluice.it.chaos;

import dev.sluice.it.servers.CassandraRing;
import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.SparkCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One start of a job's command, and all that a fault can reach of it. */
final class Attempt implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Job job;
  private final Random random;
  private final List<ForkedMain> processes = new ArrayList<>();

  private Attempt(Job job, Random random) {
    this.job = job;
    this.random = random;
  }

  static Attempt start(Job job, Random random) throws IOException {
    Attempt attempt = new Attempt(job, random);
    attempt.startAgain();
    return attempt;
  }

  /** Starts the same command once more, beside what runs already. */
  ForkedMain startAgain() throws IOException {
    ForkedMain process = job.start();
    processes.add(process);
    return process;
  }

  /** The process that was started first. */
  ForkedMain driver() {
    return processes.get(0);
  }

  Target target() {
    return job.target();
  }

  CassandraRing ring() {
    return job.stage().ring().ring();
  }

  SparkCluster cluster() {
    return job.stage().needCluster();
  }

  /** One of them; it depends on the round's seed alone. */
  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Waits until all processes of this attempt have ended. */
  List<Ending> await() throws InterruptedException {
    List<Ending> endings = new ArrayList<>();
    for (ForkedMain process : processes) {
      endings.add(
          process.endsWithin(LIMIT)
              ? new Ending(process.exitCode(), process.output())
              : new Ending(Ending.HUNG, process.output()));
    }
    return endings;
  }

  @Override
  public void close() {
    processes.forEach(ForkedMain::close);
  }
}

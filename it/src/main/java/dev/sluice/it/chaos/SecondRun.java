package dev.sluice.it.chaos;

import dev.sluice.it.servers.ForkedMain;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;

/**
 * The same command is started a second time while it runs: the newer run takes the job over in the
 * middle of the older one's work.
 */
final class SecondRun implements Fault {
  private static final int LATEST_STATEMENT = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String RUNS = "SELECT count(*) FROM sluice.run";

  @Override
  public String label() {
    return "same command twice";
  }

  @Override
  public void prepare(Target target, Random random) throws SQLException {
    Brake.holdFrom(target, 1 + random.nextInt(LATEST_STATEMENT));
  }

  @Override
  public double latest() {
    return 0;
  }

  @Override
  public boolean inject(Attempt attempt) throws Exception {
    Target target = attempt.target();
    long before = target.number(RUNS);
    ForkedMain second = attempt.startAgain();
    boolean registered = second.awaitWithin(PATIENCE, () -> target.number(RUNS) > before);
    Brake.release(target);
    return registered;
  }
}

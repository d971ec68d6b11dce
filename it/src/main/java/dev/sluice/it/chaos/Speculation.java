package dev.sluice.it.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * Spark starts a slow task a second time beside the first. One unit is held in its COPY until its
 * second attempt waits for the first one's claim. Spark does this on clusters only.
 */
final class Speculation implements Fault {
  private static final int LATEST_STATEMENT = 20;

  /** Spark starts all other tasks before a second attempt of one. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String WAITING =
      "SELECT count(*) " + Target.SESSIONS + " AND wait_event = 'transactionid'";

  @Override
  public String label() {
    return "speculative second task";
  }

  @Override
  public boolean possibleIn(Mode mode) {
    return mode == Mode.CLUSTER;
  }

  @Override
  public Map<String, String> spark() {
    return Map.of(
        "spark.speculation", "true",
        "spark.speculation.interval", "20ms",
        "spark.speculation.multiplier", "1.01",
        "spark.speculation.quantile", "0.05",
        "spark.speculation.minTaskRuntime", "0ms",
        "spark.speculation.efficiency.enabled", "false");
  }

  @Override
  public void prepare(Target target, Random random) throws SQLException {
    Brake.holdOne(target, 1 + random.nextInt(LATEST_STATEMENT));
  }

  @Override
  public double latest() {
    return 0;
  }

  @Override
  public boolean inject(Attempt attempt) throws Exception {
    Target target = attempt.target();
    boolean seen = attempt.driver().awaitWithin(PATIENCE, () -> target.number(WAITING) > 0);
    Brake.release(target);
    return seen;
  }
}

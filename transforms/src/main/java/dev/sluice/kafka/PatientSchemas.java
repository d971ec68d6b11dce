package dev.sluice.kafka;

import dev.sluice.row.Backoff;
import dev.sluice.row.IncompleteException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks again for what cannot be had now: a registry that is away makes no record a bad one. */
record PatientSchemas(SchemaSource source, Duration patience) implements SchemaSource {
  private static final Logger LOG = LoggerFactory.getLogger(PatientSchemas.class);
  private static final Backoff RETURN = new Backoff(200, 5_000);

  @Override
  public Answer schema(int id) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (int failures = 1; ; failures++) {
      try {
        return source.schema(id);
      } catch (IncompleteException e) {
        if (Thread.currentThread().isInterrupted() || System.nanoTime() - deadline >= 0) {
          throw e;
        }
        LOG.warn("The schema registry is away; asking again. {}", e.getMessage());
        RETURN.pause(failures);
      }
    }
  }
}

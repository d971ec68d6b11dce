package dev.sluice.ledger;

import java.io.Serializable;

/**
 * One run of a job, as workers need to know it.
 *
 * @param generation counts how often the job was begun anew; units of older ones count no more
 * @param epoch counts runs of the job and their rounds; the newest fences the others
 */
public record RunRef(String jobId, String runId, int generation, long epoch)
    implements Serializable {

  /** What a run says that a newer one has fenced. */
  public String takenOver() {
    return "A newer run of %s has taken over; run %s ends here. What it has committed stays and is not copied again."
        .formatted(jobId, runId);
  }
}

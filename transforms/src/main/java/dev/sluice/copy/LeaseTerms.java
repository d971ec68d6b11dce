package dev.sluice.copy;

import java.io.Serializable;
import java.time.Duration;

/** For how long the streams copy at a time, and what becomes of the pipeline then. */
public sealed interface LeaseTerms extends Serializable {

  /** Units at once; 0 for as many as the runner proposes. */
  int streams();

  /** Of a lease. */
  Duration length();

  /**
   * One lease after the other, for as long as the pipeline runs: it is unbounded.
   *
   * @param every the least time between two leases of a stream
   */
  record Repeated(int streams, Duration length, Duration every) implements LeaseTerms {}

  /** One lease for each stream: the pipeline is bounded, and over when the last of them is. */
  record Once(int streams, Duration length) implements LeaseTerms {}
}

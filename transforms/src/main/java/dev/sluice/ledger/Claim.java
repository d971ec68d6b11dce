package dev.sluice.ledger;

/** What an attempt to claim a unit found. */
public enum Claim {
  /** The unit is ours until we commit or roll back. */
  GRANTED,
  /** Someone has committed it. */
  ALREADY_DONE,
  /** This run was told to stop: see {@link RunLedger#stop}. */
  STOPPED,
  /** This run is paused: ask again. */
  PAUSED,
  /** A newer run has taken the job over. */
  FENCED
}

package dev.sluice.pipelines.options;

/** How a run shows how far it is. */
public enum ProgressStyle {
  AUTO,
  BAR,
  PLAIN,
  JSON,
  NONE,
  /** Nor is anything else printed while all goes well. */
  QUIET;

  /** Whether nothing is shown on the way. */
  public boolean isSilent() {
    return this == NONE || this == QUIET;
  }
}

package dev.sluice.pipelines.options;

/** How a run shows how far it is. */
public enum ProgressStyle {
  AUTO,
  BAR,
  PLAIN,
  JSON,
  NONE
}

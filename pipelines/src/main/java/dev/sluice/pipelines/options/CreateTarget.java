package dev.sluice.pipelines.options;

/** Whether a missing target table is created. */
public enum CreateTarget {
  NEVER,
  IF_MISSING
}

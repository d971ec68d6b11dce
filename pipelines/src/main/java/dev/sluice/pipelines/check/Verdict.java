package dev.sluice.pipelines.check;

/** What one look means for a run. */
enum Verdict {
  OK,
  /** A run goes on, but slower, less safe, or not everywhere. */
  WARN,
  /** A run would end, or copy nothing. */
  FAIL,
  /** Not looked at. */
  SKIPPED
}

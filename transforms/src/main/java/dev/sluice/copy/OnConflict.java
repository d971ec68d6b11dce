package dev.sluice.copy;

/** What becomes of a row whose key is already in the target. */
public enum OnConflict {
  /** It ends the run. */
  FAIL,
  /** It is rejected, like any row that breaks a constraint. */
  REJECT,
  /** The row that is there stays; the new one counts as duplicate. */
  SKIP,
  /** The new row replaces the one that is there and counts as duplicate; the last of a key wins. */
  UPDATE;

  /** Whether rows are compared with those in the target by their key. */
  public boolean byKey() {
    return this == SKIP || this == UPDATE;
  }

  Load load(CopySettings settings, TargetDriver driver) {
    return switch (this) {
      case FAIL, REJECT -> new DirectLoad(settings, driver);
      case SKIP -> new StagedLoad(settings, driver, new SkipConflicts(settings));
      case UPDATE ->
          new StagedLoad(
              settings,
              driver,
              settings.deletes() ? new DeleteConflicts(settings) : new UpdateConflicts(settings));
    };
  }
}

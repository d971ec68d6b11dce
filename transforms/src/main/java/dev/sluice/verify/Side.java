package dev.sluice.verify;

import java.util.Locale;

/** Whose rows they are. */
public enum Side {
  SOURCE,
  TARGET;

  /** As messages and the ledger name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

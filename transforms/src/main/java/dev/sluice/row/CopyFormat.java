package dev.sluice.row;

import java.util.Locale;

/** The formats of COPY that rows are encoded in. */
public enum CopyFormat {
  CSV,
  BINARY;

  /** As COPY's option FORMAT names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.sluice.row;

import java.util.Locale;

/** What the bytes of a kept row are. */
public enum RowFormat {
  /** One row of COPY's CSV. */
  CSV,
  /** Raw cells, as {@link Page} describes them. */
  CELLS,
  /** One record exactly as its text source holds it: see {@link TextRecords}. */
  TEXT;

  /** As the ledger writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

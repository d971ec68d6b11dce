package dev.sluice.row;

import java.io.Serializable;

/** What encoded rows look like, and how the ledger keeps one of them. */
public interface RowForm extends Serializable {

  /** The format that COPY is told. */
  CopyFormat format();

  /**
   * One encoded row as a line of COPY's CSV: readable, and still right after a column's type was
   * changed.
   */
  byte[] csv(byte[] row);
}

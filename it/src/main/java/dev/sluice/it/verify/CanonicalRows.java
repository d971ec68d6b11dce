package dev.sluice.it.verify;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of one table as {@link CanonicalText}, read from the database at each visit. */
interface CanonicalRows {

  void forEach(Visitor visitor) throws SQLException;

  /** Takes one row; the array is reused. */
  interface Visitor {
    void row(@Nullable String[] cells);
  }
}

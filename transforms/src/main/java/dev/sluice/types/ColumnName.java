package dev.sluice.types;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A column asked for by the user and its name in the target.
 *
 * @param type that it has in a table that Sluice makes, as SQL spells it; null for the usual one
 */
public record ColumnName(String source, String target, @Nullable String type)
    implements Serializable {

  /** A column of the usual type. */
  public ColumnName(String source, String target) {
    this(source, target, null);
  }
}

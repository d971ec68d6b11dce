package dev.sluice.encode;

import dev.sluice.types.ColumnPlan;
import java.io.Serializable;
import java.util.List;

/**
 * What the encoder needs to know.
 *
 * @param columns in the order of the cells of a page
 */
public record EncodeSettings(List<ColumnPlan> columns, InvalidText invalidText, RowOrigin origin)
    implements Serializable {

  public EncodeSettings {
    columns = List.copyOf(columns);
  }
}

package dev.sluice.pipelines.options;

import dev.sluice.types.AllowedLosses;
import dev.sluice.types.ColumnType;
import java.util.List;

/**
 * What columns become.
 *
 * @param columnTypes of a table that is made; empty for the usual ones
 */
public record TypeChoices(List<ColumnType> columnTypes, AllowedLosses allowedLosses) {
  public TypeChoices {
    columnTypes = List.copyOf(columnTypes);
  }
}

package dev.sluice.encode;

import dev.sluice.row.RowCoordinates;
import dev.sluice.types.TextColumn;
import java.io.Serializable;
import java.util.List;

/**
 * What the encoder of text records needs to know.
 *
 * @param columns in the order of the cells of a page
 * @param invalidText also counts the values that it changes, by the columns' source names
 * @param arrays how values of array columns are written
 * @param coordinates is given a record's own bytes and its place
 */
public record TextSettings(
    List<TextColumn> columns,
    InvalidText invalidText,
    TextFormats formats,
    ArrayText arrays,
    RowCoordinates coordinates)
    implements Serializable {

  public TextSettings {
    columns = List.copyOf(columns);
  }

  /** Of a source that writes arrays as PostgreSQL does. */
  public TextSettings(
      List<TextColumn> columns,
      InvalidText invalidText,
      TextFormats formats,
      RowCoordinates coordinates) {
    this(columns, invalidText, formats, ArrayText.POSTGRES, coordinates);
  }
}

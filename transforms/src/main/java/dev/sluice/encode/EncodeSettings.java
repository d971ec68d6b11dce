package dev.sluice.encode;

import dev.sluice.row.ConstantColumn;
import dev.sluice.row.CopyFormat;
import dev.sluice.types.ColumnPlan;
import java.io.Serializable;
import java.util.List;

/**
 * What the encoder needs to know.
 *
 * @param columns in the order of the cells of a page
 * @param constants behind the columns of every row
 * @param filter which rows are encoded
 */
public record EncodeSettings(
    List<ColumnPlan> columns,
    List<ConstantColumn> constants,
    InvalidText invalidText,
    RowOrigin origin,
    CopyFormat format,
    RowFilter filter)
    implements Serializable {

  public EncodeSettings {
    columns = List.copyOf(columns);
    constants = List.copyOf(constants);
  }

  /** Without constants, of all rows. */
  public EncodeSettings(
      List<ColumnPlan> columns, InvalidText invalidText, RowOrigin origin, CopyFormat format) {
    this(columns, List.of(), invalidText, origin, format, RowFilter.NONE);
  }

  /** The same in another format. */
  EncodeSettings as(CopyFormat other) {
    return new EncodeSettings(columns, constants, invalidText, origin, other, filter);
  }

  /** A new writer of such rows. */
  RowWriter writer() {
    Repairs repairs = new Repairs(columns.size());
    List<String> names = columns.stream().map(ColumnPlan::source).toList();
    return switch (format) {
      case CSV ->
          new CsvLines(
              names, ColumnCodecs.of(this, repairs), ConstantFields.csv(constants), repairs);
      case BINARY ->
          new BinaryRows(
              names,
              BinaryCodecs.of(this, repairs),
              new BinaryRows.Tail(constants.size(), ConstantFields.binary(constants)),
              repairs);
    };
  }
}

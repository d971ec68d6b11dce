package dev.sluice.row;

/** Rows that are CSV already. */
public record CsvForm() implements RowForm {

  @Override
  public CopyFormat format() {
    return CopyFormat.CSV;
  }

  @Override
  public byte[] csv(byte[] row) {
    return row;
  }
}

package dev.sluice.csv;

import dev.sluice.row.UnitCoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Codes a {@link FileUnit}; deterministic. */
public final class FileUnitCoder extends AtomicCoder<FileUnit> {
  private static final FileUnitCoder INSTANCE = new FileUnitCoder();
  private static final StringUtf8Coder STRING = StringUtf8Coder.of();
  private static final VarLongCoder LONG = VarLongCoder.of();
  private static final ListCoder<String> COLUMNS = ListCoder.of(STRING);

  private FileUnitCoder() {}

  public static FileUnitCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(FileUnit unit, OutputStream out) throws IOException {
    UnitCoder.of().encode(unit.unit(), out);
    FileVersion file = unit.file();
    STRING.encode(file.path(), out);
    LONG.encode(file.size(), out);
    LONG.encode(file.modifiedMillis(), out);
    STRING.encode(file.fingerprint(), out);
    LONG.encode(unit.line(), out);
    COLUMNS.encode(unit.columns(), out);
  }

  @Override
  public FileUnit decode(InputStream in) throws IOException {
    return new FileUnit(
        UnitCoder.of().decode(in),
        new FileVersion(STRING.decode(in), LONG.decode(in), LONG.decode(in), STRING.decode(in)),
        LONG.decode(in),
        COLUMNS.decode(in));
  }
}

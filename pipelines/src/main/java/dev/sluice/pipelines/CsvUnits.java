package dev.sluice.pipelines;

import dev.sluice.copy.CopySettings;
import dev.sluice.copy.UnitReader;
import dev.sluice.csv.CsvDialect;
import dev.sluice.csv.FileRange;
import dev.sluice.csv.FileUnit;
import dev.sluice.csv.OnChanged;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.TextEncoder;
import dev.sluice.encode.TextFormats;
import dev.sluice.encode.TextSettings;
import dev.sluice.row.Chunk;
import dev.sluice.row.RowCoordinates;
import dev.sluice.row.TableShape;
import dev.sluice.row.Unit;
import dev.sluice.types.ColumnName;
import dev.sluice.types.HeaderMatch;
import dev.sluice.types.TextColumn;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads and encodes units of CSV files. Each file has its own columns, found again from its header.
 *
 * @param target as it was when the run began
 * @param copy without columns, coordinates and layout, which are the file's
 */
record CsvUnits(
    CsvDialect dialect,
    OnChanged onChanged,
    List<ColumnName> names,
    HeaderMatch.Extra extra,
    InvalidText invalidText,
    TextFormats formats,
    TableShape target,
    CopySettings copy)
    implements UnitReader<FileUnit> {

  CsvUnits {
    names = List.copyOf(names);
  }

  @Override
  public Unit unit(FileUnit unit) {
    return unit.unit();
  }

  @Override
  public long arrivedMillis(FileUnit unit) {
    return unit.file().modifiedMillis();
  }

  @Override
  public CopySettings settings(FileUnit unit) {
    List<TextColumn> columns = match(unit.columns()).columns();
    List<String> targets = columns.stream().map(TextColumn::target).toList();
    return new CopySettings(
        copy.table(),
        targets,
        targets.containsAll(copy.key()) ? copy.key() : List.of(),
        copy.server(),
        copy.onConflict(),
        copy.rejectLimit(),
        coordinates(unit),
        new CsvLayout(copy.table(), columns, unit.columns(), dialect, formats).json(),
        copy.limits());
  }

  @Override
  public void read(FileUnit unit, Predicate<Chunk> sink) {
    HeaderMatch.Result match = match(unit.columns());
    TextEncoder encoder =
        new TextEncoder(new TextSettings(match.columns(), invalidText, formats, coordinates(unit)));
    FileRange.read(
        unit, dialect, onChanged, match.fields(), page -> sink.test(encoder.encode(page)));
  }

  private HeaderMatch.Result match(List<String> columns) {
    return HeaderMatch.match(columns, target, names, extra);
  }

  private static RowCoordinates coordinates(FileUnit unit) {
    return new FileCoordinates(unit.file().path());
  }
}

package dev.sluice.pipelines;

import dev.sluice.copy.CopySettings;
import dev.sluice.copy.UnitReader;
import dev.sluice.csv.CsvDialect;
import dev.sluice.csv.FileUnit;
import dev.sluice.csv.OnChanged;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.TextFormats;
import dev.sluice.row.TableShape;
import dev.sluice.types.ColumnName;
import dev.sluice.types.HeaderMatch;
import java.io.Serializable;
import java.util.List;

/**
 * How units of CSV files are read and encoded. Each file has its own columns, found again from its
 * header.
 *
 * @param target as it was when the run began
 * @param copy without columns, coordinates and layout, which are the file's
 */
record CsvUnitSettings(
    CsvDialect dialect,
    OnChanged onChanged,
    List<ColumnName> names,
    HeaderMatch.Extra extra,
    InvalidText invalidText,
    TextFormats formats,
    TableShape target,
    CopySettings copy)
    implements Serializable {

  CsvUnitSettings {
    names = List.copyOf(names);
  }

  UnitReader reader(FileUnit unit) {
    return new CsvUnit(this, unit, HeaderMatch.match(unit.columns(), target, names, extra));
  }
}

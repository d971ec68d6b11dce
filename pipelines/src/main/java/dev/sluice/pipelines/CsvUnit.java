package dev.sluice.pipelines;

import dev.sluice.copy.Arrivals;
import dev.sluice.copy.CopySettings;
import dev.sluice.copy.UnitReader;
import dev.sluice.csv.FileRange;
import dev.sluice.csv.FileUnit;
import dev.sluice.encode.TextEncoder;
import dev.sluice.encode.TextSettings;
import dev.sluice.ledger.LatencySketch;
import dev.sluice.row.Chunk;
import dev.sluice.row.RowCoordinates;
import dev.sluice.row.Unit;
import dev.sluice.types.HeaderMatch;
import dev.sluice.types.TextColumn;
import java.util.List;
import java.util.function.Predicate;

/** Reads and encodes one unit of a CSV file. */
final class CsvUnit implements UnitReader {
  private final CsvUnitSettings how;
  private final FileUnit file;
  private final HeaderMatch.Result match;
  private final RowCoordinates coordinates;
  private final CopySettings settings;

  CsvUnit(CsvUnitSettings how, FileUnit file, HeaderMatch.Result match) {
    this.how = how;
    this.file = file;
    this.match = match;
    this.coordinates = new FileCoordinates(file.file().path());
    this.settings = settings(how.copy());
  }

  @Override
  public Unit unit() {
    return file.unit();
  }

  @Override
  public CopySettings settings() {
    return settings;
  }

  @Override
  public Arrivals arrivals() {
    return (committedMillis, rows) -> {
      LatencySketch latency = LatencySketch.empty();
      latency.add(committedMillis - file.file().modifiedMillis(), rows);
      return latency;
    };
  }

  @Override
  public void read(Predicate<Chunk> sink) {
    TextEncoder encoder =
        new TextEncoder(
            new TextSettings(match.columns(), how.invalidText(), how.formats(), coordinates));
    FileRange.read(
        file,
        how.dialect(),
        how.onChanged(),
        match.fields(),
        page -> sink.test(encoder.encode(page)));
  }

  private CopySettings settings(CopySettings copy) {
    List<String> targets = match.columns().stream().map(TextColumn::target).toList();
    return new CopySettings(
        copy.table(),
        targets,
        targets.containsAll(copy.key()) ? copy.key() : List.of(),
        copy.server(),
        copy.onConflict(),
        false,
        copy.rejectLimit(),
        coordinates,
        new CsvLayout(copy.table(), match.columns(), file.columns(), how.dialect(), how.formats())
            .json(),
        copy.limits());
  }
}

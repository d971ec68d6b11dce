package dev.sluice.csv;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a file that is complete. */
final class Arrivals {
  private final WatchSettings settings;

  Arrivals(WatchSettings settings) {
    this.settings = settings;
  }

  /**
   * The decision.
   *
   * @param found what to register; empty if there is nothing new
   * @param restored id of a version that is known and there again, or has another time; empty if
   *     there is none
   * @param settled whether the file, as it is, needs no further look
   */
  record Arrival(Optional<FilePlan.Found> found, Optional<String> restored, boolean settled) {
    static final Arrival KNOWN = new Arrival(Optional.empty(), Optional.empty(), true);
    static final Arrival WAITS = new Arrival(Optional.empty(), Optional.empty(), false);

    static Arrival of(FilePlan.Found found) {
      return new Arrival(Optional.of(found), Optional.empty(), true);
    }

    static Arrival restored(String id) {
      return new Arrival(Optional.empty(), Optional.of(id), true);
    }
  }

  /**
   * @param known the newest version of this path; null if there is none
   * @throws IOException if the file cannot be read
   */
  Arrival of(Metadata metadata, FilePlan.@Nullable Known known) throws IOException {
    FileVersion file = Fingerprints.of(metadata);
    if (known == null) {
      return Arrival.of(load(FileIds.of(file), file, null));
    }
    if (FileIds.sameContent(known.file(), file)) {
      boolean asPlanned =
          !known.settled() && known.file().modifiedMillis() == file.modifiedMillis();
      return known.complete() || asPlanned ? Arrival.KNOWN : Arrival.restored(known.id());
    }
    if (!known.settled()) {
      return Arrival.WAITS;
    }
    String id = FileIds.ofChanged(file);
    return switch (settings.onChanged()) {
      case RELOAD -> Arrival.of(load(id, file, null));
      case REFUSE ->
          Arrival.of(
              refused(
                  id,
                  file,
                  "%s was changed after it was loaded. With --onChanged=reload all of it is loaded again, with append what was added at its end; or give the new file another name."
                      .formatted(file.path())));
      case APPEND ->
          known.complete() && Fingerprints.startsWith(file, known.file())
              ? Arrival.of(load(id, file, known.file()))
              : Arrival.of(refused(id, file, notAppended(file)));
    };
  }

  /** A file that was tried several times. */
  FilePlan.Found unreadable(Metadata metadata, IOException error) {
    FileVersion file =
        new FileVersion(
            metadata.resourceId().toString(),
            metadata.sizeBytes(),
            metadata.lastModifiedMillis(),
            "unreadable");
    return refused(
        FileIds.of(file),
        file,
        "Cannot read %s: %s. Mend that and start the command again.".formatted(file.path(), error));
  }

  private FilePlan.Found load(String id, FileVersion file, @Nullable FileVersion loaded)
      throws IOException {
    CsvHead head;
    try {
      head = CsvHead.read(file, settings.dialect());
    } catch (MalformedFileException e) {
      return refused(id, file, String.valueOf(e.getMessage()));
    }
    List<String> columns = settings.dialect().header() ? head.columns() : settings.columns();
    boolean empty = Borders.divisible(file) && head.start() >= file.size();
    List<String> problems = empty ? List.of() : settings.check().problems(columns);
    if (!problems.isEmpty()) {
      return refused(
          id, file, "Cannot load %s: %s".formatted(file.path(), String.join(" ", problems)));
    }
    FilePlan.Cutting all = new FilePlan.Cutting(id, file, columns, head.start(), head.line());
    if (loaded == null) {
      return found(all);
    }
    if (!Borders.divisible(file)) {
      return refused(id, file, notAppended(file));
    }
    Borders.Cut old =
        Borders.next(
            file, settings.dialect(), head.start(), head.line(), loaded.size() - head.start());
    return old.until() == loaded.size()
        ? found(new FilePlan.Cutting(id, file, columns, old.until(), old.line()))
        : refused(id, file, notAppended(file));
  }

  private FilePlan.Found found(FilePlan.Cutting file) throws IOException {
    if (!Borders.divisible(file.file())) {
      return new FilePlan.Found(file, file.unit(FileUnit.END), null);
    }
    long left = file.file().size() - file.until();
    if (left <= 0) {
      return new FilePlan.Found(file, null, null);
    }
    return left > settings.unitBytes() + settings.unitBytes() / 2
        ? new FilePlan.Found(file, null, null)
        : new FilePlan.Found(file, file.unit(String.valueOf(file.file().size())), null);
  }

  private static FilePlan.Found refused(String id, FileVersion file, String why) {
    return new FilePlan.Found(new FilePlan.Cutting(id, file, List.of(), 0, 1), null, why);
  }

  private static String notAppended(FileVersion file) {
    return "%s was changed after it was loaded, not only at its end behind a whole record, so --onChanged=append cannot load it. Give the new file another name, or choose reload."
        .formatted(file.path());
  }
}

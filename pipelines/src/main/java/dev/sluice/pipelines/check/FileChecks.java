package dev.sluice.pipelines.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The folder that CSV files appear in. */
final class FileChecks {
  private static final Line.Area AREA = Line.Area.FILES;
  private static final int SHOWN = 3;

  private final String input;
  private final Crew crew;

  FileChecks(String input, Crew crew) {
    this.input = input;
    this.crew = crew;
  }

  List<Line> lines() {
    return crew.all(List.of(new Crew.Look(AREA, input, "Check --input.", () -> List.of(look()))));
  }

  private Line look() throws IOException {
    Optional<Path> folder = folder(input);
    if (folder.isPresent() && !Files.isReadable(folder.get())) {
      return AREA.fail(
          input,
          folder.get() + (Files.exists(folder.get()) ? " may not be read" : " is not there"),
          "Make it, or mend --input; every worker has to see it at this path.");
    }
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    MatchResult match = FileSystems.match(input, EmptyMatchTreatment.ALLOW);
    long bytes = 0;
    List<String> unreadable = new ArrayList<>();
    for (MatchResult.Metadata file : match.metadata()) {
      bytes += file.sizeBytes();
      String name = file.resourceId().toString();
      if (folder.isPresent() && !Files.isReadable(Path.of(name))) {
        unreadable.add(name);
      }
    }
    if (!unreadable.isEmpty()) {
      return AREA.fail(
          input,
          "%d files may not be read: %s"
              .formatted(
                  unreadable.size(),
                  String.join(", ", unreadable.subList(0, Math.min(SHOWN, unreadable.size())))),
          "Let the user of this process read them.");
    }
    return AREA.ok(
        input,
        "%,d files, %s; on a cluster every worker has to see them"
            .formatted(match.metadata().size(), Figures.size(bytes)));
  }

  /** The folder before the first part with a wildcard; empty for stores other than files. */
  static Optional<Path> folder(String glob) {
    if (glob.matches("[a-z0-9]+://.*") && !glob.startsWith("file://")) {
      return Optional.empty();
    }
    String path = glob.startsWith("file://") ? glob.substring("file://".length()) : glob;
    String plain = path.replaceFirst("[*?\\[{].*", "");
    int slash = plain.lastIndexOf('/');
    try {
      return Optional.of(Path.of(slash < 0 ? "." : plain.substring(0, slash + 1)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}

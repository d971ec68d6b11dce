package dev.sluice.pipelines.options;

import dev.sluice.copy.PostgresTarget;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What every stream was told, whatever its source.
 *
 * @param command the word for it
 * @param notes what the user should know about the settings themselves
 * @param shown every setting in effect by flag name, for the ledger and the report; passwords as
 *     {@code ***}
 * @param origins where those come from that are no defaults
 * @param pipelineOptions for Beam: the runner and its flags, none of Sluice's
 * @param spark {@code spark.*}, to become system properties before the pipeline runs
 * @param scratch a folder of this run alone, which does not exist yet and has to go with it
 */
public record Streaming(
    String command,
    PostgresTarget target,
    Copying copying,
    StreamSettings stream,
    RunSettings run,
    List<String> notes,
    SortedMap<String, String> shown,
    SortedMap<String, String> origins,
    PipelineOptions pipelineOptions,
    SortedMap<String, String> spark,
    Optional<Path> scratch) {

  public Streaming {
    notes = List.copyOf(notes);
    shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
    origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    spark = Collections.unmodifiableSortedMap(new TreeMap<>(spark));
  }

  /** {@link #shown}: nothing in it is confidential. */
  @Override
  public String toString() {
    return shown.toString();
  }

  static Streaming of(Settings settings, Problems problems) {
    TargetSection target = new TargetSection(settings, problems);
    Running running = Running.of(settings, problems);
    return new Streaming(
        settings.flags().command(),
        target.target(),
        new CopySection(settings, problems).copying(),
        StreamSection.stream(settings, running.streams(), problems),
        RunSection.run(settings, running.streams(), problems),
        running.notes(),
        Shown.of(settings, running),
        Effective.origins(settings, running.sparkSettings()),
        running.pipelineOptions(),
        running.spark(),
        running.scratch());
  }
}

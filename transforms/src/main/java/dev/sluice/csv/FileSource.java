package dev.sluice.csv;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** One split for each stream; the first one plans, all of them issue units. */
final class FileSource extends UnboundedSource<FileUnit, FileSource.NoMark> {
  private static final long serialVersionUID = 1L;

  private final WatchSettings settings;
  private final FilePlan plan;
  private final int index;

  FileSource(WatchSettings settings, FilePlan plan, int index) {
    this.settings = settings;
    this.plan = plan;
    this.index = index;
  }

  @Override
  public List<FileSource> split(int proposed, PipelineOptions options) {
    int streams = settings.streams() == 0 ? Math.max(1, proposed) : settings.streams();
    return IntStream.range(0, streams)
        .mapToObj(stream -> new FileSource(settings, plan, stream))
        .toList();
  }

  @Override
  public UnboundedReader<FileUnit> createReader(PipelineOptions options, @Nullable NoMark mark) {
    return new FileUnits(this, plan, index, index == 0 ? Planners.of(plan, settings) : null);
  }

  @Override
  public Coder<FileUnit> getOutputCoder() {
    return FileUnitCoder.of();
  }

  @Override
  public Coder<NoMark> getCheckpointMarkCoder() {
    return NoMark.CODER;
  }

  /** The plan holds the position. */
  static final class NoMark implements UnboundedSource.CheckpointMark {
    static final NoMark INSTANCE = new NoMark();
    static final Coder<NoMark> CODER =
        new AtomicCoder<>() {
          private static final long serialVersionUID = 1L;

          @Override
          public void encode(NoMark mark, OutputStream out) {}

          @Override
          public NoMark decode(InputStream in) {
            return INSTANCE;
          }
        };

    @Override
    public void finalizeCheckpoint() {}
  }
}

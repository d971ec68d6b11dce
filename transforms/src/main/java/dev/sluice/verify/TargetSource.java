package dev.sluice.verify;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.row.Chunk;
import dev.sluice.row.ChunkCoder;
import dev.sluice.row.TableName;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** A bounded source that splits into exactly one source for each part. */
final class TargetSource extends BoundedSource<Chunk> {
  private static final long serialVersionUID = 1L;

  /** Only its proportion to other sources could matter. */
  private static final long PART_WEIGHT = 64L << 20;

  private final PostgresTarget target;
  private final List<String> columns;
  private final List<TargetPart> parts;

  TargetSource(PostgresTarget target, List<String> columns, List<TargetPart> parts) {
    this.target = target;
    this.columns = List.copyOf(columns);
    this.parts = List.copyOf(parts);
  }

  int parts() {
    return parts.size();
  }

  private String sql(TargetPart part) {
    return "COPY (SELECT %s FROM %s) TO STDOUT (FORMAT binary)"
        .formatted(
            columns.stream().map(TableName::quote).collect(Collectors.joining(", ")), part.from());
  }

  @Override
  public List<TargetSource> split(long desiredBundleSizeBytes, PipelineOptions options) {
    return parts.stream().map(part -> new TargetSource(target, columns, List.of(part))).toList();
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return parts.size() * PART_WEIGHT;
  }

  @Override
  public Coder<Chunk> getOutputCoder() {
    return ChunkCoder.of();
  }

  @Override
  public BoundedReader<Chunk> createReader(PipelineOptions options) {
    return new Reader(this);
  }

  /** Reads one part after the other; a runner that splits gives it a single one. */
  private static final class Reader extends BoundedReader<Chunk> {
    private final TargetSource source;
    private int next;
    private @Nullable PartReader part;
    private @Nullable Chunk current;

    Reader(TargetSource source) {
      this.source = source;
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      PartReader reading = part;
      while (reading == null || reading.ended()) {
        if (next == source.parts.size()) {
          current = null;
          return false;
        }
        TargetPart opened = source.parts.get(next);
        reading = PartReader.open(source.target, opened, source.sql(opened), next++);
        part = reading;
      }
      current = reading.next();
      return true;
    }

    @Override
    public Chunk getCurrent() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    @Override
    public void close() {
      if (part != null) {
        part.close();
      }
    }

    @Override
    public BoundedSource<Chunk> getCurrentSource() {
      return source;
    }
  }
}

package dev.sluice.verify;

import dev.sluice.copy.PostgresTarget;
import dev.sluice.row.Chunk;
import dev.sluice.row.ChunkCoder;
import dev.sluice.row.PartsReader;
import dev.sluice.row.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;

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
    return new PartsReader<>(
        this,
        IntStream.range(0, parts.size())
            .mapToObj(turn -> PartReader.open(target, parts.get(turn), sql(parts.get(turn)), turn))
            .iterator());
  }
}

package dev.sluice.encode;

import dev.sluice.row.Chunk;
import dev.sluice.row.ChunkCoder;
import dev.sluice.row.CsvForm;
import dev.sluice.row.Page;
import dev.sluice.row.RowCoordinates;
import dev.sluice.row.RowForm;
import dev.sluice.types.ColumnPlan;
import java.util.List;
import java.util.function.Function;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Encodes pages of raw Cassandra cells in one of COPY's formats, one chunk for each page. Bounded
 * and unbounded alike; holds one page at a time; as parallel as its input; adds no delay. A row
 * that cannot be encoded travels in the chunk as a refused row.
 */
public final class EncodeRows extends PTransform<PCollection<Page>, PCollection<Chunk>> {
  private static final long serialVersionUID = 1L;

  private final EncodeSettings settings;

  private EncodeRows(EncodeSettings settings) {
    this.settings = settings;
  }

  public static EncodeRows of(EncodeSettings settings) {
    return new EncodeRows(settings);
  }

  /** Encodes one page without a pipeline. */
  public static Chunk encode(EncodeSettings settings, Page page) {
    return new PageEncoder(settings).encode(page);
  }

  /** Encodes the pages of one stream, one after the other, without a pipeline. */
  public static Function<Page, Chunk> encoder(EncodeSettings settings) {
    return new PageEncoder(settings)::encode;
  }

  /** Finds out where a row came from that these settings have encoded. */
  public static RowCoordinates coordinates(EncodeSettings settings) {
    return new CassandraCoordinates(settings);
  }

  /** What rows are that these settings have encoded. */
  public static RowForm form(EncodeSettings settings) {
    return switch (settings.format()) {
      case CSV -> new CsvForm();
      case BINARY -> new BinaryForm(settings);
    };
  }

  /** Why rows of these columns cannot be encoded in binary; empty if they can. */
  public static List<String> binaryObjections(List<ColumnPlan> columns) {
    return columns.stream()
        .filter(column -> !BinaryCodecs.hasForm(column.type(), column.targetType()))
        .map(
            column ->
                "target column %s has type %s, for which %s has no binary form"
                    .formatted(column.target(), column.targetType(), column.type().cql()))
        .toList();
  }

  @Override
  public PCollection<Chunk> expand(PCollection<Page> pages) {
    return pages.apply("Encode", ParDo.of(new EncodeFn(settings))).setCoder(ChunkCoder.of());
  }
}

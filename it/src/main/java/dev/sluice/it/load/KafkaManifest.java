package dev.sluice.it.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a load put into its topic.
 *
 * @param chunks those that are acknowledged, in that order
 * @param summary null while the load goes on, and if it failed
 */
public record KafkaManifest(
    KafkaHeader header, List<ManifestChunk> chunks, @Nullable KafkaSummary summary)
    implements LoadManifest {

  public KafkaManifest {
    chunks = List.copyOf(chunks);
  }

  /**
   * Reads a manifest, also one that is still written: a last line without its end is left out.
   *
   * @throws IOException if it cannot be read or is no manifest; the message has the line's number
   */
  public static KafkaManifest read(Path file) throws IOException {
    ManifestLines lines = ManifestLines.read(file, "generate kafka");
    return new KafkaManifest(
        lines.header(KafkaHeader.class),
        lines.of(ManifestChunk.class),
        lines.last(KafkaSummary.class));
  }

  @Override
  public StreamEventsTable table() {
    return new StreamEventsTable(header.seed(), header.complexity());
  }

  @Override
  public List<ManifestChunk> goodRows() {
    return chunks;
  }

  @Override
  public boolean isRecomputable(GoodRows rows) {
    return EventRecords.checksum(table(), rows.firstIndex(), rows.good()).equals(rows.checksum());
  }

  /** All records, those of aborted transactions too. */
  public long records() {
    return sum(ManifestChunk::records);
  }

  /** Good events, each counted once: what the target table has to hold. */
  public long good() {
    return sum(ManifestChunk::good);
  }

  /** Records that repeat a good one. */
  public long duplicates() {
    return sum(ManifestChunk::duplicates);
  }

  /** Records that cannot be stored. */
  public long malformed() {
    return sum(ManifestChunk::malformed);
  }

  /** Records that nobody may see who reads what is committed. */
  public long aborted() {
    return sum(ManifestChunk::aborted);
  }

  private long sum(ToLongFunction<ManifestChunk> what) {
    return chunks.stream().mapToLong(what).sum();
  }
}

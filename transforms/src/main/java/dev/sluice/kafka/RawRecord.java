package dev.sluice.kafka;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as Kafka keeps it.
 *
 * @param timestampMillis since 1970 UTC; {@link #NO_TIMESTAMP} if it has none
 * @param value null for a tombstone
 * @param headers in their order
 */
public record RawRecord(
    int partition,
    long offset,
    long timestampMillis,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<RawHeader> headers)
    implements Serializable {
  /** The timestamp of a record that has none. */
  public static final long NO_TIMESTAMP = -1;

  public RawRecord {
    headers = List.copyOf(headers);
  }
}

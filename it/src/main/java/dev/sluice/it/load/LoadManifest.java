package dev.sluice.it.load;

import java.util.List;

/** What a load has written, as far as it takes to audit the table that it ends up in. */
public sealed interface LoadManifest permits Manifest, KafkaManifest {

  /** The table that the rows are of. */
  StreamEventsTable table();

  /** All good rows, each once: what the target table has to hold. */
  List<? extends GoodRows> goodRows();

  /**
   * Whether the rows as they are computed now are those that were written.
   *
   * @param rows one of {@link #goodRows()}
   */
  boolean isRecomputable(GoodRows rows);
}

package dev.sluice.it.chaos;

import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SparkCluster;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What all rounds share.
 *
 * @param cluster null if no round needs it
 * @param ring a second source, whose nodes can die
 * @param folder for temporary files
 */
record Stage(
    Source source,
    LazyRing ring,
    LocalPostgres postgres,
    @Nullable SparkCluster cluster,
    Path folder) {

  SparkCluster needCluster() {
    if (cluster == null) {
      throw new IllegalStateException("Cannot use the Spark cluster: this stage has none.");
    }
    return cluster;
  }
}

package dev.sluice.pipelines.options;

import java.io.Serializable;

/**
 * Where each process of a run answers Prometheus.
 *
 * @param port the first to try
 */
public record MetricsAddress(String host, int port) implements Serializable {
  private static final int TRIED = 20;

  /** The last port to try. */
  public int lastPort() {
    return Math.min(port + TRIED - 1, 65_535);
  }
}

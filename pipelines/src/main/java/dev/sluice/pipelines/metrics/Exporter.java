package dev.sluice.pipelines.metrics;

import dev.sluice.pipelines.options.MetricsAddress;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.BindException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process answers Prometheus, from when it is first needed to the end of the process. A
 * process that can listen nowhere copies all the same.
 */
final class Exporter {
  private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);
  private static final Map<MetricsAddress, Exporter> OF_THIS_PROCESS = new ConcurrentHashMap<>();

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final UnitMetrics units = new UnitMetrics(registry);
  private final RunGauges gauges = new RunGauges(registry);
  private final OptionalInt port;

  private Exporter(MetricsAddress address) {
    JvmMetrics.builder().register(registry);
    this.port = listen(address, registry);
  }

  static Exporter of(MetricsAddress address) {
    return OF_THIS_PROCESS.computeIfAbsent(address, Exporter::new);
  }

  UnitMetrics units() {
    return units;
  }

  RunGauges gauges() {
    return gauges;
  }

  /** Where it listens; empty if all ports were taken or the address is not this machine's. */
  OptionalInt port() {
    return port;
  }

  private static OptionalInt listen(MetricsAddress address, PrometheusRegistry registry) {
    String why = "";
    for (int port = address.port(); port <= address.lastPort(); port++) {
      try {
        HTTPServer server =
            HTTPServer.builder()
                .hostname(address.host())
                .port(port)
                .registry(registry)
                .buildAndStart();
        LOG.info("Metrics for Prometheus: http://{}:{}/metrics", address.host(), server.getPort());
        return OptionalInt.of(server.getPort());
      } catch (BindException e) {
        why = String.valueOf(e.getMessage());
      } catch (IOException | RuntimeException e) {
        why = e.toString();
        break;
      }
    }
    LOG.warn(
        "No metrics of this process: it cannot listen on {}, ports {} to {}: {}",
        address.host(),
        address.port(),
        address.lastPort(),
        why);
    return OptionalInt.empty();
  }
}

package dev.sluice.pipelines.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.copy.UnitMeter;
import dev.sluice.pipelines.options.MetricsAddress;
import dev.sluice.row.SetupException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void listensNowhereUnlessAsked() {
    RunMetrics.open(Optional.empty(), out);

    RunMetrics metrics = RunMetrics.of(Optional.empty(), "migrate", "r1", List.of("public.t"));
    assertThat(metrics.meter()).isSameAs(UnitMeter.NONE);
    assertThat(metrics.wanted()).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void takesTheNextPortIfOneIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MetricsAddress address = new MetricsAddress("127.0.0.1", taken.getLocalPort());

      RunMetrics.open(Optional.of(address), out);

      int port = Exporter.of(address).port().orElseThrow();
      assertThat(port).isBetween(address.port() + 1, address.lastPort());
      assertThat(said.toString(StandardCharsets.UTF_8))
          .isEqualTo("Metrics for Prometheus: http://127.0.0.1:%d/metrics%n".formatted(port));
    }
  }

  @Test
  void anAddressOfAnotherMachineIsRefused() {
    MetricsAddress elsewhere = new MetricsAddress("192.0.2.1", 9400);

    assertThatThrownBy(() -> RunMetrics.open(Optional.of(elsewhere), out))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "Cannot listen on --metricsHost=192.0.2.1, --metricsPort=9400 nor any port up to 9419. Give an address of this machine and a port with a free one among the 20 from there.");
  }

  @Test
  void rangesEndWithThePorts() {
    assertThat(new MetricsAddress("h", 65_530).lastPort()).isEqualTo(65_535);
  }
}

package dev.sluice.pipelines.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** What Prometheus may ask while a run goes on. */
@Description("Metrics for Prometheus")
public interface MetricsOptions extends PipelineOptions {
  @Description(
      "Port on which the command and each executor answer Prometheus at /metrics, see metrics.md. A "
          + "process that finds it taken goes on to the next, up to 19 further. 0 for no metrics.")
  @Rule.Range(min = 0, max = 65535)
  @Default.Integer(0)
  int getMetricsPort();

  void setMetricsPort(int value);

  @Description(
      "Address to listen on with metricsPort, 0.0.0.0 if it is not given: all of the machine's, since "
          + "Prometheus is elsewhere as a rule. 127.0.0.1 for this machine alone.")
  @Rule.Form("ADDRESS")
  @Nullable String getMetricsHost();

  void setMetricsHost(@Nullable String value);
}

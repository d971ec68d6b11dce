package dev.sluice.pipelines.options;

import java.util.Optional;

/** What Spark needs of a JVM since Java 17. */
final class SparkJvm {
  private static final String PACKAGE = "sun.nio.ch";

  private SparkJvm() {}

  /** Why Spark cannot run in this JVM; empty if it can. */
  static Optional<String> problem() {
    return Object.class.getModule().isOpen(PACKAGE, SparkJvm.class.getModule())
        ? Optional.empty()
        : Optional.of(
            "Cannot use SparkRunner: this JVM was started without %1$s. spark-submit gives it to drivers in client mode only; in cluster mode of a standalone cluster add --conf \"spark.driver.extraJavaOptions=%1$s\"."
                .formatted("--add-opens=java.base/%s=ALL-UNNAMED".formatted(PACKAGE)));
  }
}

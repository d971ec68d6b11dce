package dev.sluice.it.soak;

import java.util.function.ToDoubleFunction;

/** What is looked at again and again, and how much more of it would not matter. */
enum Gauge {
  P50("latency P50, ms", SoakSample::p50Millis),
  P99("latency P99, ms", SoakSample::p99Millis),
  LAG("lag, records", SoakSample::lag),
  HEAP("JVM, heap in use, MiB", SoakSample::heapMib),
  JVM("JVM, resident, MiB", SoakSample::jvmMib),
  POSTGRES("PostgreSQL, private, MiB", SoakSample::postgresMib);

  private static final double LATENCY_FLOOR_MILLIS = 250;
  private static final double MEMORY_FLOOR_MIB = 32;

  private final String title;
  private final ToDoubleFunction<SoakSample> value;

  Gauge(String title, ToDoubleFunction<SoakSample> value) {
    this.title = title;
    this.value = value;
  }

  String title() {
    return title;
  }

  /** NaN where there was nothing to measure. */
  double of(SoakSample sample) {
    return value.applyAsDouble(sample);
  }

  /** Growth in a whole run that is not worth a word. */
  double floor(SoakSettings settings) {
    return switch (this) {
      case P50, P99 -> LATENCY_FLOOR_MILLIS;
      // What comes in a second.
      case LAG -> settings.rate();
      case HEAP, JVM, POSTGRES -> MEMORY_FLOOR_MIB;
    };
  }
}

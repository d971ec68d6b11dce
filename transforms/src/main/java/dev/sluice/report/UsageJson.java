package dev.sluice.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What processes took, for programs; null where it was not measured. */
final class UsageJson {
  private UsageJson() {}

  static ObjectNode of(Usage usage) {
    return ReportJson.MAPPER
        .createObjectNode()
        .put("jvmCpu", boxed(usage.jvmCpu()))
        .put("postgresCpu", boxed(usage.postgresCpu()))
        .put("machineCpuPeak", boxed(usage.machineCpuPeak()))
        .put("jvmBytes", boxed(usage.jvmBytes()))
        .put("heapBytes", boxed(usage.heapBytes()))
        .put("postgresBytes", boxed(usage.postgresBytes()))
        .put("collections", usage.collections().count())
        .put("collectionSeconds", usage.collections().millis() / 1e3);
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isEmpty() ? null : Double.valueOf(value.getAsDouble());
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isEmpty() ? null : Long.valueOf(value.getAsLong());
  }
}

package dev.sluice.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.row.PackedUnits;
import dev.sluice.row.PageCoder;
import dev.sluice.row.TableName;
import dev.sluice.row.Throttle;
import dev.sluice.row.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.io.BoundedSource.BoundedReader;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class RingSourceTest {
  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();
  private static final List<Unit> UNITS =
      List.of(new Unit("a", "0", "1", 0), new Unit("b", "1", "2", 1), new Unit("c", "2", "3", 2));

  @Test
  void splitsIntoOneSourceForEachUnitWhateverSizeIsDesired() {
    for (long desired : new long[] {1, 64L << 20, Long.MAX_VALUE}) {
      assertThat(source(UNITS).split(desired, OPTIONS))
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactlyElementsOf(UNITS.stream().map(unit -> source(List.of(unit))).toList());
    }
  }

  @Test
  void travelsToWorkers() {
    RingSource source = SerializableUtils.ensureSerializable(source(UNITS));

    assertThat(source.getOutputCoder()).isEqualTo(PageCoder.of());
    assertThat(source.getEstimatedSizeBytes(OPTIONS)).isEqualTo(3 * (64L << 20));
  }

  @Test
  void aReaderWithoutUnitsHasNoPage() throws IOException {
    try (BoundedReader<?> reader = source(List.of()).createReader(OPTIONS)) {
      boolean found = reader.start();

      assertThat(found).isFalse();
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(reader::getCurrent)
          .withMessage(null);
    }
  }

  private static RingSource source(List<Unit> units) {
    return new RingSource(
        new CassandraCluster(List.of("none"), 9042, null, null, null, Duration.ofSeconds(1)),
        new CassandraQuery(new TableName("k", "t"), List.of("id"), List.of("id"), ""),
        new ReadSettings("LOCAL_ONE", 100, 0),
        PackedUnits.of(units),
        Throttle.NONE);
  }
}

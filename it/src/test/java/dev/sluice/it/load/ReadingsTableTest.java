package dev.sluice.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingsTableTest {

  private final ReadingsTable table = new ReadingsTable(42);

  @Test
  void hasOneHundredAndEighteenColumnsWithDifferentNames() {
    assertThat(table.columnNames()).hasSize(118).doesNotHaveDuplicates();
    assertThat(table.columnNames())
        .startsWith("device_id", "reading_time", "temperature_01", "site_name_01");
    assertThat(table.primaryKey()).containsExactly("device_id", "reading_time");
  }

  @Test
  void aRowIsTheSameWheneverItIsComputed() {
    assertThat(new ReadingsTable(42).row(12_345)).isEqualTo(table.row(12_345));
  }

  @Test
  void anotherSeedGivesOtherRows() {
    assertThat(new ReadingsTable(43).row(0)).isNotEqualTo(table.row(0));
  }

  @Test
  void keysAreUniqueAndRowsOfADeviceFollowEachOther() {
    Set<List<@Nullable Object>> keys = new HashSet<>();
    for (int index = 0; index < 5_000; index++) {
      @Nullable Object[] row = table.row(index);
      assertThat(keys.add(Arrays.asList(row[0], row[1]))).isTrue();
      @Nullable Object[] firstOfDevice = table.row(index - index % ReadingsTable.ROWS_PER_DEVICE);
      assertThat(row[0]).isEqualTo(firstOfDevice[0]);
    }
    assertThat(keys.stream().map(key -> key.get(0)).distinct()).hasSize(100);
  }

  @Test
  void aFifthOfTheValuesIsNullAndNoKeyIs() {
    long nulls = 0;
    for (int index = 0; index < 1_000; index++) {
      @Nullable Object[] row = table.row(index);
      assertThat(row).hasSize(118);
      assertThat(row[0]).isNotNull();
      assertThat(row[1]).isInstanceOf(Instant.class);
      nulls += Arrays.stream(row).filter(Objects::isNull).count();
    }
    assertThat(nulls / (1_000.0 * 116)).isBetween(0.19, 0.21);
  }

  @Test
  void timesAreWholeMicroseconds() {
    for (int index = 0; index < 200; index++) {
      assertThat(Arrays.stream(table.row(index)).filter(LocalTime.class::isInstance))
          .allMatch(time -> ((LocalTime) time).toNanoOfDay() % 1_000 == 0);
    }
  }

  @Test
  void aRowHasAboutOneKilobyte() {
    long bytes = 0;
    for (int index = 0; index < 500; index++) {
      bytes += Arrays.stream(table.row(index)).mapToLong(ReadingsTableTest::size).sum();
    }
    assertThat(bytes / 500).isBetween(800L, 1_200L);
  }

  @Test
  void ddlNamesEveryColumnOnce() {
    assertThat(table.cassandraDdl("ks"))
        .startsWith("CREATE TABLE ks.readings (\n  device_id uuid,\n  reading_time timestamp,")
        .contains("sample_interval_06 duration")
        .endsWith("PRIMARY KEY ((device_id), reading_time))");
    assertThat(table.postgresDdl("public"))
        .startsWith("CREATE TABLE \"public\".\"readings\" (\n  \"device_id\" uuid,")
        .contains("\"channel_01\" smallint")
        .endsWith("PRIMARY KEY (\"device_id\", \"reading_time\"))");
  }

  private static long size(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof String text) {
      return text.length();
    }
    return value instanceof ByteBuffer bytes ? bytes.remaining() : 8;
  }
}

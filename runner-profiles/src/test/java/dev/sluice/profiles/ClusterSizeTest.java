package dev.sluice.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSizeTest {
  @ParameterizedTest
  @CsvSource({
    "1, 4, 1, 1",
    "3, 4, 1, 3",
    "16, 4, 4, 4",
    "17, 4, 5, 4",
    "6, 4, 2, 3",
    "64, 8, 8, 8"
  })
  void hasACoreForEachStream(int streams, int most, int executors, int cores) {
    ClusterSize size = ClusterSize.of(streams, most, 8 << 20);

    assertThat(size.executors()).isEqualTo(executors);
    assertThat(size.cores()).isEqualTo(cores);
    assertThat(size.memory().concurrentTasks()).isEqualTo(cores);
  }
}

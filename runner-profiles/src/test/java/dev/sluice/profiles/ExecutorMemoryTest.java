package dev.sluice.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorMemoryTest {
  private static final long MB = 1_000_000;
  private static final long MIB = 1 << 20;

  /** The worked examples of seed 002, in the order in which it has them. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "configuration 1,       16, 4, 4, 200, 1200",
    "configuration 2,       32, 8, 4, 200, 1200",
    "configuration 3,       64, 8, 8, 200, 2400",
    "97K records,           32, 8, 4, 200, 1200",
    "25M records,           64, 8, 8, 250, 3000",
    "template 32,           32, 8, 4, 200, 1200",
    "with a larger buffer,  32, 8, 4, 300, 1800",
    "template 64,           64, 8, 8, 200, 2400",
    "rule of thumb,         64, 8, 8, 300, 3600",
    "more tasks than cores, 64, 4, 4, 200, 1200",
    "fewer than cores,       8, 8, 4, 200,  300"
  })
  void isWhatTheSeedWorkedOut(
      String name, int parallelism, int executors, int cores, long taskMb, long expectedMb) {
    ExecutorMemory memory =
        ExecutorMemory.of(parallelism, executors, cores, taskMb * MB, ExecutorMemory.SAFETY);

    assertThat(memory.needed()).isEqualTo(expectedMb * MB);
  }

  @ParameterizedTest
  @CsvSource({"4, 200, 8000, 6.7", "8, 250, 16000, 5.3", "8, 200, 16000, 6.7"})
  void hasTheSeedsHeadroom(int tasks, long taskMb, long configuredMb, double headroom) {
    ExecutorMemory memory = new ExecutorMemory(tasks, taskMb * MB, ExecutorMemory.SAFETY);

    assertThat(memory.headroom(configuredMb * MB)).isEqualTo(headroom, within(0.05));
  }

  /** Seed 002 has both options for 32 GB and 32 streams; per executor their needs differ. */
  @Test
  void dividesTheSameStreamsAmongMoreExecutors() {
    ExecutorMemory four = ExecutorMemory.of(32, 4, 8, 200 * MB, ExecutorMemory.SAFETY);
    ExecutorMemory eight = ExecutorMemory.of(32, 8, 4, 200 * MB, ExecutorMemory.SAFETY);

    assertThat(four.needed()).isEqualTo(2 * eight.needed());
    assertThat(4 * four.needed()).isEqualTo(8 * eight.needed());
  }

  @Test
  void leavesSparkItsShareOfTheHeap() {
    assertThat(new ExecutorMemory(4, 8 * MIB, 1.5).heap()).isEqualTo(512 * MIB);
    assertThat(new ExecutorMemory(8, 100 * MIB, 1.5).heap()).isEqualTo(1536 * MIB);
  }
}

package dev.sluice.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.row.SetupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileScheduleTest {
  private static final double SECOND = 1e9;
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Test
  void filesAtAnIntervalAreDueFromTheStartOn() {
    List<DueFile> files = files(new EveryInterval(Duration.ofMillis(500), 4), 7);

    assertThat(files)
        .containsExactly(
            new DueFile(0, 7, 0),
            new DueFile(1, 7, 500_000_000),
            new DueFile(2, 7, 1_000_000_000),
            new DueFile(3, 7, 1_500_000_000));
  }

  @Test
  void aSteadyLoadHasTheSameRateAllTheTime() {
    List<DueFile> files = files(new AtRate(1_000, LoadPattern.STEADY, TEN_SECONDS), 300);

    assertThat(rows(files)).isEqualTo(10_000);
    assertThat(files).hasSize(34);
    assertThat(files.get(0).dueNanos()).isEqualTo(300_000_000);
    assertThat(files.get(9).dueNanos()).isEqualTo(3_000_000_000L);
    assertThat(files.get(33)).isEqualTo(new DueFile(33, 100, 10_000_000_000L));
  }

  @Test
  void aRampGoesFromATenthToTheWholeRate() {
    List<DueFile> files = files(new AtRate(1_000, LoadPattern.RAMP, TEN_SECONDS), 10);

    assertThat(rows(files)).isEqualTo(5_500);
    assertThat(rateAt(files, 1)).isCloseTo(190, within(5.0));
    assertThat(rateAt(files, 5)).isCloseTo(550, within(5.0));
    assertThat(rateAt(files, 9)).isCloseTo(910, within(5.0));
    assertThat(last(files).dueNanos() / SECOND).isCloseTo(10, within(1e-6));
    // 1,000 × (0.1 × 5 + 0.9 × 5² / 20) rows in half of the time.
    assertThat(rowsUntil(files, 5)).isCloseTo(1_625, within(10L));
  }

  @Test
  void aSpikeIsTheMiddleFifth() {
    List<DueFile> files = files(new AtRate(1_000, LoadPattern.SPIKE, TEN_SECONDS), 10);

    assertThat(rows(files)).isEqualTo(3_600);
    assertThat(rowsUntil(files, 4)).isCloseTo(800, within(10L));
    assertThat(rowsUntil(files, 6)).isCloseTo(2_800, within(10L));
    assertThat(rateAt(files, 2)).isCloseTo(200, within(2.0));
    assertThat(rateAt(files, 5)).isCloseTo(1_000, within(2.0));
    assertThat(rateAt(files, 8)).isCloseTo(200, within(2.0));
    assertThat(last(files).dueNanos() / SECOND).isCloseTo(10, within(1e-6));
  }

  @Test
  void rowsOfAFileAreTheSameEachTimeAndStayInTheirRange() {
    FileRows rows = new FileRows(50, 200);

    assertThat(rows.of(3, 11)).isEqualTo(rows.of(3, 11));
    int[] counts = new int[1_000];
    for (int file = 0; file < counts.length; file++) {
      counts[file] = rows.of(3, file);
    }
    assertThat(counts).contains(50, 200);
    for (int count : counts) {
      assertThat(count).isBetween(50, 200);
    }
  }

  @Test
  void aLoadThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new AtRate(1, LoadPattern.STEADY, Duration.ofMillis(1)))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("makes no row");
    assertThatThrownBy(() -> new EveryInterval(Duration.ZERO, EveryInterval.ENDLESS))
        .hasMessageContaining("fill the disk");
  }

  private static List<DueFile> files(FileSchedule schedule, int rows) {
    List<DueFile> files = new ArrayList<>();
    schedule.files(file -> rows).forEachRemaining(files::add);
    return files;
  }

  private static long rows(List<DueFile> files) {
    return files.stream().mapToLong(DueFile::rows).sum();
  }

  private static long rowsUntil(List<DueFile> files, double seconds) {
    return rows(files.stream().filter(file -> file.dueNanos() <= seconds * SECOND).toList());
  }

  /** Rows a second in the second around. */
  private static double rateAt(List<DueFile> files, double seconds) {
    List<DueFile> around =
        files.stream()
            .filter(file -> Math.abs(file.dueNanos() / SECOND - seconds) <= 1 / 2.0)
            .toList();
    double time = (last(around).dueNanos() - around.get(0).dueNanos()) / SECOND;
    return (rows(around) - around.get(0).rows()) / time;
  }

  private static DueFile last(List<DueFile> files) {
    return files.get(files.size() - 1);
  }
}

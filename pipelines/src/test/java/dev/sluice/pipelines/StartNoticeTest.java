package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartNoticeTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void saysOnceThatThereIsNoExecutor() {
    StartNotice notice = new StartNotice("spark://m:7077", Duration.ZERO, out);
    assertThat(notice.isDue()).isTrue();

    notice.say(false);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("no executor", "spark.executor.memory");
    assertThat(notice.isDue()).as("said already").isFalse();
  }

  @Test
  void saysNothingOnceExecutorsWork() {
    StartNotice notice = new StartNotice("yarn", Duration.ZERO, out);

    notice.say(true);

    assertThat(printed.size()).isZero();
    assertThat(notice.isDue()).isFalse();
  }

  @Test
  void waitsForAWhileAndNeverOfItsOwnThreads() {
    assertThat(new StartNotice("spark://m:7077", Duration.ofDays(1), out).isDue()).isFalse();
    assertThat(new StartNotice("local[2,4]", Duration.ZERO, out).isDue()).isFalse();
  }
}

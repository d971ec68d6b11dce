package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.RejectedException;
import dev.sluice.row.SetupException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void everyProblemOfTheSettingsIsShown() {
    Failure failure = Failure.of(wrapped(new SetupException(List.of("one.", "two."))));

    assertThat(failure).isEqualTo(new Failure(ExitStatus.SETUP_WRONG, List.of("one.", "two."), ""));
  }

  @Test
  void theRunnersWrappingDoesNotHideTheReason() {
    assertThat(Failure.of(wrapped(new RejectedException("row 7"))))
        .isEqualTo(new Failure(ExitStatus.TOO_MANY_REJECTS, List.of("row 7"), ""));
    assertThat(Failure.of(wrapped(new IncompleteException("node down"))))
        .isEqualTo(new Failure(ExitStatus.INCOMPLETE, List.of("node down"), ""));
    assertThat(Failure.of(new SQLException("gone", "08006")))
        .isEqualTo(
            new Failure(
                ExitStatus.INCOMPLETE,
                List.of(
                    "The target failed: gone (SQLSTATE 08006). Run the same command again when the cause is gone."),
                ""));
  }

  @Test
  void memoryThatIsShortIsNoBugOfSluice() {
    assertThat(Failure.of(wrapped(new OutOfMemoryError("Java heap space"))))
        .isEqualTo(
            new Failure(
                ExitStatus.INCOMPLETE,
                List.of(
                    "A process of the run is out of memory: Java heap space. Give it a larger heap, or use fewer --streams."),
                ""));
  }

  @Test
  void aJarWithoutSparkSaysHowToStartIt() {
    Failure failure = Failure.of(new NoClassDefFoundError("org/slf4j/LoggerFactory"));

    assertThat(failure.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(failure.message()).contains("org/slf4j/LoggerFactory");
    assertThat(Failure.withoutSpark("scala/Odd", false)).contains("spark-submit");
    assertThat(Failure.withoutSpark("scala/Odd", true))
        .isEqualTo(
            "Cannot find scala/Odd, which Spark 3.5 with Scala 2.12 brings: this Spark is another one, or jars are missing from it.");
    assertThat(Failure.of(new NoClassDefFoundError("dev/sluice/Odd")).status())
        .as("a class of our own")
        .isEqualTo(ExitStatus.INTERNAL_ERROR);
  }

  @Test
  void whatNobodyExpectedIsAnInternalErrorWithItsStackTrace() {
    Failure failure = Failure.of(new IllegalStateException("odd"));

    assertThat(failure.status()).isEqualTo(ExitStatus.INTERNAL_ERROR);
    assertThat(failure.messages())
        .containsExactly(
            "Internal error: java.lang.IllegalStateException: odd. Please report it with the lines below.");
    assertThat(failure.details()).contains("\tat dev.sluice.pipelines.FailureTest");
  }

  private static Throwable wrapped(Throwable cause) {
    return new RuntimeException("outer", new RuntimeException("inner", cause));
  }
}

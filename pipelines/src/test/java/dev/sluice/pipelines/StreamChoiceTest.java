package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.trial.TrialStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StreamChoiceTest {
  private static TrialStep step(int streams, double rowsPerSecond) {
    return step(streams, rowsPerSecond, 0.3, 1.0);
  }

  private static TrialStep step(
      int streams, double rowsPerSecond, double copyShare, double processors) {
    return new TrialStep(
        streams,
        1000,
        0,
        rowsPerSecond,
        1e6,
        0.5,
        0.1,
        copyShare,
        processors,
        1 << 20,
        false,
        Optional.empty());
  }

  @Test
  void takesTheFewestThatAreNearlyTheFastest() {
    StreamChoice choice =
        StreamChoice.of(
            OptionalInt.empty(),
            List.of(step(1, 1000), step(2, 2000), step(4, 3900), step(8, 4000), step(16, 3950)),
            16);

    assertThat(choice.streams()).isEqualTo(4);
    assertThat(choice.why()).isEqualTo("8 have 4,000 rows/s, too little more");
    assertThat(choice.measured()).map(TrialStep::rowsPerSecond).hasValue(3900.0);
  }

  @Test
  void saysThatMoreThanTheMostMayBeFaster() {
    StreamChoice choice =
        StreamChoice.of(
            OptionalInt.empty(), List.of(step(1, 1000), step(2, 2000), step(4, 4000)), 16);

    assertThat(choice.streams()).isEqualTo(4);
    assertThat(choice.why()).contains("still the fastest: more may be faster yet");
  }

  @Test
  void takesWhatWasAskedForAndSaysWhatWouldDo() {
    StreamChoice choice =
        StreamChoice.of(OptionalInt.of(8), List.of(step(4, 4000), step(8, 4100)), 16);

    assertThat(choice.streams()).isEqualTo(8);
    assertThat(choice.why()).isEqualTo("as the settings say; 4 would do, at 4,000 rows/s");
  }

  @Test
  void withoutATrialItSaysSo() {
    assertThat(StreamChoice.of(OptionalInt.empty(), List.of(), 16))
        .isEqualTo(new StreamChoice(16, Optional.empty(), "not tried"));
    assertThat(StreamChoice.of(OptionalInt.of(3), List.of(), 16).streams()).isEqualTo(3);
  }

  @Test
  void namesWhatKeepsItFromBeingFaster() {
    assertThat(limit(step(2, 100, 0.3, 1.9)))
        .startsWith("this machine's processors (1.9 of 2 busy)");
    assertThat(limit(step(2, 100, 0.3, 1.0)))
        .isEqualTo("50 % of the streams' time waits for Cassandra");
    assertThat(limit(step(2, 100, 0.8, 1.0)))
        .isEqualTo("80 % of the streams' time is the target's COPY");
  }

  private static String limit(TrialStep step) {
    return StreamChoice.of(OptionalInt.empty(), List.of(step), 16).limit(2).orElseThrow();
  }
}

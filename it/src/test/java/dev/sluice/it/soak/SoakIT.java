package dev.sluice.it.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.Complexity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A soak so short that it says nothing of trends, but does all that a long one does. */
@Timeout(300)
class SoakIT {

  @Test
  void itEndsAuditsAndPrints() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SoakSettings settings =
        new SoakSettings(
            Duration.ofSeconds(10), 500, Complexity.MEDIUM, Duration.ofMillis(1_500), 4);

    int code = Soak.run(settings, new PrintStream(bytes, true, StandardCharsets.UTF_8));

    String output = bytes.toString(StandardCharsets.UTF_8);
    assertThat(code).as(output).isIn(0, 1);
    assertThat(output)
        .contains(
            "Writing 500 medium records/s for 10 s",
            "5,000 records written, 5,000 read = ",
            ": 0 missing, 0 unexpected, 0 doubled, 0 changed",
            "heap",
            code == 0 ? "Nothing grows." : "Something GROWS")
        .containsPattern("\\| JVM, heap in use, MiB +\\| +[1-9]");
  }
}

package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.pipelines.options.ProgressStyle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class QuietTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void saysNothingOfWhatWentWell() throws SQLException {
    assertThat(Quiet.run(ProgressStyle.QUIET, out, work(ExitStatus.DONE)))
        .isEqualTo(ExitStatus.DONE);

    assertThat(printed()).isEmpty();
  }

  @Test
  void saysAllWhereSomethingIsAmiss() throws SQLException {
    assertThat(Quiet.run(ProgressStyle.QUIET, out, work(ExitStatus.DONE_WITH_REJECTS)))
        .isEqualTo(ExitStatus.DONE_WITH_REJECTS);

    assertThat(printed()).isEqualTo("the report\n");
  }

  @Test
  void saysWhatCameBeforeAnException() {
    assertThatThrownBy(
            () ->
                Quiet.run(
                    ProgressStyle.QUIET,
                    out,
                    to -> {
                      to.println("first words");
                      throw new SQLException("away");
                    }))
        .hasMessage("away");

    assertThat(printed()).isEqualTo("first words\n");
  }

  @Test
  void othersSpeakAtOnce() throws SQLException {
    Quiet.run(
        ProgressStyle.NONE,
        out,
        to -> {
          to.println("at once");
          assertThat(printed()).isEqualTo("at once\n");
          return ExitStatus.DONE;
        });
  }

  private static Quiet.Work work(ExitStatus status) {
    return to -> {
      to.println("the report");
      return status;
    };
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.profiles.RunnerProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProfilesTest {

  @Test
  void listsEachWithItsSize() {
    String list = run("profiles", "list");

    assertThat(list.lines()).hasSize(1 + RunnerProfile.NAMES.size());
    assertThat(list)
        .contains(
            "remote                        spark-cluster       32       8 x 4         servers")
        .contains(
            "dynamic-allocation            spark-cluster       36       2 to 18 x 2   shared");
  }

  @Test
  void showsASettingOnEachLineWithItsOrigin() {
    assertThat(run("profiles", "show", "remote", "--streams=16"))
        .startsWith("profile   remote\n")
        .contains("inherits  spark-cluster\nstreams   16\n")
        .containsPattern(" {2}spark.executor.instances {2,}4 {2,}--streams\n")
        .containsPattern(" {2}spark.task.maxFailures {2,}8 {2,}profile spark-cluster\n");
  }

  @Test
  void writesOneFileWithAllThatIsInherited() throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(run("profiles", "show", "remote", "--as=properties")));

    assertThat(properties.stringPropertyNames()).allMatch(key -> key.startsWith("spark."));
    assertThat(properties)
        .containsEntry("spark.task.maxFailures", "8")
        .containsEntry("spark.sluice.fetchSizeInRows", "5000");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(run("profiles", "show", "remotely"))
        .contains("(exit code 3)", "Unknown profile: \"remotely\". Expected one of direct, ");
  }

  private static String run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    var unused = Main.run(arguments, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

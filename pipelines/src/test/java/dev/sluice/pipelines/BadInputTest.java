package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command, badly typed, ends at once and says what to do, and no password is repeated. */
class BadInputTest {
  private static final String[] WITH_A_TARGET = {
    "plan",
    "migrate",
    "verify",
    "check",
    "ddl",
    "stream-csv",
    "stream-kafka",
    "report",
    "control list",
    "control pause",
    "control resume",
    "control rate",
    "rejects list",
    "rejects show",
    "rejects replay",
    "rejects discard",
    "profiles show remote"
  };

  @TempDir private Path folder;

  private record Ran(ExitStatus status, String output) {}

  static Stream<Arguments> mistakes() {
    return Arrays.stream(WITH_A_TARGET)
        .flatMap(
            command ->
                Stream.of(
                    Arguments.of(
                        command, "--bogus=1", "Unknown flag --bogus. Run the command help "),
                    Arguments.of(
                        command,
                        "--targetHost=x",
                        "Unknown flag --targetHost. Did you mean --targetHosts?"),
                    Arguments.of(
                        command,
                        "--targetHosts",
                        "Missing value of --targetHosts. Expected --targetHosts=HOST"),
                    Arguments.of(
                        command,
                        "--targetPort=abc",
                        "Invalid --targetPort: \"abc\". Expected a whole number from 1 to 65535."),
                    Arguments.of(
                        command,
                        "--targetPort=70000",
                        "Invalid --targetPort: \"70000\". Expected a whole number from 1 to 65535."),
                    Arguments.of(
                        command,
                        "--config=FOLDER/none",
                        "Cannot read --config: FOLDER/none does not exist. Expected a properties file in UTF-8."),
                    Arguments.of(
                        command,
                        "--config=FOLDER",
                        "Cannot read --config FOLDER: Is a directory. Expected a properties file in UTF-8."),
                    Arguments.of(
                        command,
                        "--targetUser=a --targetUser=b",
                        "--targetUser is given twice. Write it once; lists take commas.")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isNamedWithWhatToDo(String command, String flags, String message) {
    Ran ran = run(words(command, flags.replace("FOLDER", folder.toString())));

    assertThat(ran.output())
        .contains(serverOf(command, message).replace("FOLDER", folder.toString()));
    assertRefused(ran);
  }

  static Stream<String> withATarget() {
    return Arrays.stream(WITH_A_TARGET).filter(command -> !command.startsWith("profiles"));
  }

  @ParameterizedTest
  @MethodSource("withATarget")
  void namesASecretThatIsNotThere(String command) {
    Path none = folder.resolve("none");

    String flags = "--targetHosts=localhost --targetUser=u --targetPassword=";

    Ran ofFile = run(words(command, flags + "file:" + none));
    Ran ofVariable = run(words(command, flags + "env:SLUICE_NOT_SET"));

    assertThat(ofFile.output())
        .contains(
            serverOf(command, "Cannot read --targetPassword: ")
                + none
                + " does not exist. Create the file, or give env:NAME.");
    assertThat(ofVariable.output())
        .contains(
            serverOf(
                command,
                "Cannot read --targetPassword: environment variable SLUICE_NOT_SET is not set. Export it, or give file:PATH."));
    assertRefused(ofFile);
    assertRefused(ofVariable);
  }

  @ParameterizedTest
  @MethodSource("withATarget")
  void namesAllThatIsMissing(String command) {
    Ran ran = run(words(command, ""));

    assertThat(ran.output())
        .containsPattern("Missing (--[a-zA-Z]+=[A-Z]|what is to be checked. Give )");
    assertRefused(ran);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "migarte | Unknown command: \"migarte\". Did you mean migrate? Expected one of: plan, migrate,",
        "xyz | Unknown command: \"xyz\". Expected one of: plan, migrate,",
        "help migarte | Unknown command: \"migarte\". Did you mean migrate?",
        "--targetPassword=hunter2 migrate | Missing the command before --targetPassword. Expected one of: plan,",
        "help --targetPassword=hunter2 | Missing the command before --targetPassword. Expected one of: plan,",
        "control | Missing the word behind control. Expected control list|pause|resume|rate|stop.",
        "control pasue | Cannot understand \"pasue\". Did you mean pause? Expected control list|pause|resume|rate|stop.",
        "control --targetPassword=hunter2 | Missing the word behind control. Expected control",
        "rejects lsit | Cannot understand \"lsit\". Did you mean list? Expected rejects list|show|replay|discard.",
        "profiles | Missing the word behind profiles. Expected profiles list, or profiles show NAME|FILE.",
        "profiles --targetPassword=hunter2 | Missing the word behind profiles. Expected profiles list,",
        "profiles show | Missing the profile. Expected profiles show NAME|FILE, with one of direct,",
        "profiles show nosuch | Unknown profile: \"nosuch\". Expected one of direct,",
        "profiles list --bogus=1 | Cannot use --bogus with profiles list. See one with: profiles show NAME.",
        "migrate hunter2 | Cannot understand argument 1. Write --name=value, with an equals sign.",
        "migrate --targetPassword hunter2 | Missing value of --targetPassword. Expected --targetPassword=",
        "migrate --targetPassword=hunter2 | Cannot take a plain password in --targetPassword"
      })
  void wordsAreNamedWithWhatWasExpected(String line, String message) {
    Ran ran = run(line.split(" "));

    assertThat(ran.output()).contains(message).doesNotContain("hunter2");
    assertRefused(ran);
  }

  @ParameterizedTest
  @CsvSource({"--help", "-h", "help"})
  void helpIsShownHoweverItIsAskedFor(String word) {
    assertThat(run(word).output()).contains("Usage: sluice COMMAND", "sluice help COMMAND");
    assertThat(run(word).status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void helpOfEachCommandHasItsUsageAndItsFlags() {
    for (Command command : Command.values()) {
      Ran ran = run("help", command.word());

      assertThat(ran.status()).isEqualTo(ExitStatus.DONE);
      assertThat(ran.output()).contains("Usage: sluice " + command.word());
      if (command != Command.HELP) {
        assertThat(ran.output()).containsPattern("\n  --[a-zA-Z]+=");
        assertThat(run(command.word(), "--help")).isEqualTo(ran);
      }
    }
  }

  private static void assertRefused(Ran ran) {
    assertThat(ran.status()).as(ran.output()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(ran.output())
        .contains("(exit code 3):")
        .doesNotContain("Exception", "\tat ", "Internal error");
  }

  /** Of the two servers {@code ddl} knows the source alone. */
  private static String serverOf(String command, String text) {
    return command.equals("ddl") ? text.replace("--target", "--cassandra") : text;
  }

  private static String[] words(String command, String flags) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    Arrays.stream(serverOf(command, flags).split(" "))
        .filter(flag -> !flag.isEmpty())
        .forEach(words::add);
    return words.toArray(String[]::new);
  }

  private static Ran run(String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExitStatus status = Main.run(words, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Ran(status, bytes.toString(StandardCharsets.UTF_8));
  }
}

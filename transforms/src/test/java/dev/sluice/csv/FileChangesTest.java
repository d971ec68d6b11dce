package dev.sluice.csv;

import static dev.sluice.csv.Dialects.noHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.TextPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that do not stay as they are. */
class FileChangesTest {
  private static final String LONG = "12345678\n".repeat(200_000);

  @TempDir Path folder;

  /** Something that happens to a file. */
  interface Event {
    void happen(Path file) throws IOException;
  }

  /** The last page, if something happens when the first is handed on. */
  private TextPage lastAfter(Event event) {
    CsvFile file = CsvFile.of(folder, LONG);
    List<TextPage> pages = new ArrayList<>();
    FileRange.read(
        file.unit(0, FileUnit.END, 1, 1),
        noHeader().dialect(),
        OnChanged.REFUSE,
        List.of(0),
        page -> {
          if (pages.isEmpty()) {
            happen(event, file.path());
          }
          return pages.add(page);
        });
    assertThat(pages).hasSizeGreaterThan(2);
    return pages.get(pages.size() - 1);
  }

  private static void happen(Event event, Path path) {
    try {
      event.happen(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void failsWith(TextPage last, String... message) {
    assertThat(last.last()).isTrue();
    assertThat(last.records().count()).isZero();
    assertThat(last.failure().divisible()).isFalse();
    assertThat(last.failure().message()).contains(message);
  }

  @Test
  void aFileThatIsReplacedWhileItIsReadIsAFailure() {
    TextPage last =
        lastAfter(
            path -> {
              Path other = folder.resolve("other");
              Files.writeString(other, "something else");
              Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
            });

    failsWith(
        last,
        "data.csv has changed since its units were planned: it has 14 bytes, expected 1,800,000.",
        "Nothing of this unit is kept. Write files under another name and rename them");
  }

  @Test
  void aFileThatBecomesShorterIsAFailure() {
    failsWith(
        lastAfter(path -> Files.writeString(path, "1\n")),
        "Cannot read file ",
        "the text ends at byte ",
        ", expected it to go on to byte 1,800,000. Expected the 1,800,000 bytes that were found");
  }

  @Test
  void aFileThatGrowsIsAFailure() {
    failsWith(
        lastAfter(path -> Files.writeString(path, LONG + "1\n")),
        "it has 1,800,002 bytes, expected 1,800,000.");
  }

  @Test
  void aFileOfAnotherTimeIsAFailure() {
    failsWith(
        lastAfter(path -> Files.setLastModifiedTime(path, FileTime.fromMillis(4_000))),
        "it has the modification time 4000, expected ");
  }

  @Test
  void aFileOfTheSameSizeAndTimeButOtherContentIsAFailure() {
    failsWith(
        lastAfter(
            path -> {
              FileTime time = Files.getLastModifiedTime(path);
              Files.writeString(path, LONG.replace('1', '2'));
              Files.setLastModifiedTime(path, time);
            }),
        "it has the fingerprint ");
  }

  @Test
  void aFileThatGoesAwayIsAFailure() {
    failsWith(
        lastAfter(Files::delete),
        "data.csv is not there any more; expected the 1,800,000 bytes",
        "Put it back and run the same command again");
  }

  @Test
  void aFileThatWasReplacedBeforeIsNotReadAtAll() throws IOException {
    CsvFile file = CsvFile.of(folder, "1\n2\n");
    Files.writeString(file.path(), "1\n2\n3\n");

    CsvFile.Reading reading = file.read(file.unit(0, "end", 1, 1), noHeader().dialect());

    assertThat(reading.pages()).hasSize(1);
    failsWith(reading.pages().get(0), "it has 6 bytes, expected 4.");
  }

  @Test
  void aFingerprintTellsContentsOfTheSameSizeApart() throws IOException {
    FileVersion one = CsvFile.of(folder, "one.csv", bytes("1\n2\n")).version();
    FileVersion two = CsvFile.of(folder, "two.csv", bytes("1\n3\n")).version();
    FileVersion same = CsvFile.of(folder, "same.csv", bytes("1\n2\n")).version();

    assertThat(one.fingerprint()).hasSize(32).isNotEqualTo(two.fingerprint());
    assertThat(one.fingerprint()).isEqualTo(same.fingerprint());
    assertThat(one.size()).isEqualTo(4);
    assertThat(one.path()).endsWith("one.csv");
  }

  @Test
  void aFileThatWasAppendedToStartsWithWhatItWas() throws IOException {
    String start = "0123456789\n".repeat(20_000);
    FileVersion older = CsvFile.of(folder, "older.csv", bytes(start)).version();
    FileVersion newer = CsvFile.of(folder, "newer.csv", bytes(start + "more\n")).version();
    FileVersion other =
        CsvFile.of(folder, "other.csv", bytes(start.replace('0', 'x') + "more\n")).version();

    assertThat(Fingerprints.startsWith(newer, older)).isTrue();
    assertThat(Fingerprints.startsWith(older, older)).isTrue();
    assertThat(Fingerprints.startsWith(older, newer)).isFalse();
    assertThat(Fingerprints.startsWith(other, older)).isFalse();
  }

  @Test
  void aFileThatBecomesShorterHasNoFingerprint() throws IOException {
    FileVersion file = CsvFile.of(folder, "12345").version();
    Files.writeString(folder.resolve("data.csv"), "123");

    assertThatThrownBy(() -> Fingerprints.of(file))
        .hasMessageContainingAll("data.csv has become shorter: 2 of 5 bytes are missing.");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.sluice.csv;

import static dev.sluice.csv.Dialects.noHeader;
import static dev.sluice.csv.Dialects.standard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.csv.CsvFile.Reading;
import dev.sluice.csv.CsvFile.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Charsets, byte order marks and compression. */
class FileEncodingsTest {
  private static final String TEXT = "näme,\"x\"\n\"Zoë\n😀\",1\r\nß,€\n";

  @TempDir Path folder;

  private static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  private CsvFile file(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return CsvFile.of(folder, "data.csv", all.toByteArray());
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkWinsOverTheCharset(String charset) {
    CsvFile file = file(bytes("\uFEFF" + "\"näme\",x\n😀,1\n", charset));
    CsvDialect dialect = standard().charset("windows-1252").dialect();

    assertThat(file.head(dialect).columns()).containsExactly("näme", "x");
    assertThat(file.read(dialect, 2).cells()).containsExactly(List.of("😀", "1"));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstRecord() {
    CsvFile file = file(bytes(0xEF, 0xBB, 0xBF), bytes("\"a\nb\",c\n", "UTF-8"));

    Reading reading = file.read(noHeader(), 2);

    assertThat(reading.rows())
        .containsExactly(new Row(3, 1, List.of("a\nb", "c"), null, "\"a\nb\",c\n"));
    assertThat(file.read(file.unit(0, "end", 1, 2), noHeader().dialect()).rows())
        .isEqualTo(reading.rows());
  }

  @ParameterizedTest
  @CsvSource({"UTF-16,UTF-16BE", "UTF-16BE,UTF-16BE", "UTF-16LE,UTF-16LE", "UTF-8,UTF-8"})
  void readsUnicodeWithoutMark(String named, String actual) {
    CsvFile file = file(bytes(TEXT, actual));

    Reading reading = file.read(standard().charset(named), 2);

    assertThat(file.head(standard().charset(named).dialect()).columns())
        .containsExactly("näme", "x");
    assertThat(reading.cells()).containsExactly(List.of("Zoë\n😀", "1"), List.of("ß", "€"));
    assertThat(reading.rows()).extracting(Row::line).containsExactly(2L, 4L);
    assertThat(reading.raw().getBytes(StandardCharsets.ISO_8859_1))
        .isEqualTo(bytes(TEXT.substring(9), actual));
  }

  @Test
  void takesOnlyWholeUnitsOfUtf16ForDelimiters() {
    // U+2C22 and U+0A0D hold the bytes of a comma, a quote and line ends.
    assertThat(file(bytes("Ⱒ,\u0A0D\n", "UTF-16BE")).read(noHeader().charset("UTF-16"), 2).cells())
        .containsExactly(List.of("Ⱒ", "\u0A0D"));
  }

  @Test
  void handsOnHalfASurrogatePairAsInvalidText() {
    byte[] text = bytes(0xD8, 0x3D, 0, ',', 0xDE, 0, 0, '\n', 0, 'a', 0, ',', 0, 'b');

    assertThat(file(text).read(noHeader().charset("UTF-16BE"), 2).cells())
        .containsExactly(List.of("<ED><A0><BD>", "<ED><B8><80>"), List.of("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n", "a,b", "\"a,b"})
  void refusesHalfACharacterAtTheEnd(String last) {
    Reading reading =
        file(bytes("1,2\n" + last, "UTF-16LE"), new byte[1])
            .read(noHeader().charset("UTF-16LE"), 2);

    List<Row> rows = reading.rows();
    assertThat(rows.get(rows.size() - 1).reason())
        .isEqualTo("it ends with half a character: the file has an odd number of bytes in UTF-16");
    assertThat(rows.get(0).cells()).containsExactly("1", "2");
    assertThat(reading.raw()).hasSize(2 * (4 + last.length()) + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "ISO-8859-15", "IBM00858", "IBM1047"})
  void readsCharsetsOfSingleBytes(String charset) {
    String text = "name;\"x\"\n\"Zoë;\n\";ß\r\n";

    CsvFile file = file(bytes(text, charset));
    CsvDialect dialect = standard().delimiter(';').charset(charset).dialect();

    assertThat(file.head(dialect).columns()).containsExactly("name", "x");
    assertThat(file.read(dialect, 2).cells()).containsExactly(List.of("Zoë;\n", "ß"));
  }

  @Test
  void handsOnBytesThatTheCharsetDoesNotDefineAsInvalidText() {
    assertThat(
            file(bytes('a', 0x81, ',', 0x80)).read(noHeader().charset("windows-1252"), 2).cells())
        .containsExactly(List.of("a<FF>", "€"));
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "BZIP2", "DEFLATE"})
  void readsCompressedFiles(Compression compression) throws IOException {
    String text = "id,text\n" + "1,\"a\nb\"\n".repeat(100_000);
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (WritableByteChannel channel = compression.writeCompressed(Channels.newChannel(stored))) {
      channel.write(ByteBuffer.wrap(bytes(text, "UTF-8")));
    }
    CsvFile file =
        CsvFile.of(folder, "data.csv" + compression.getSuggestedSuffix(), stored.toByteArray());

    Reading reading = file.read(standard(), 2);

    assertThat(reading.failure()).isNull();
    assertThat(reading.rows()).hasSize(100_000);
    assertThat(reading.rows().get(99_999))
        .isEqualTo(new Row(8 + 8 * 99_999, 200_000, List.of("1", "a\nb"), null, "1,\"a\nb\"\n"));
    assertThat(Borders.divisible(file.version())).isFalse();
  }

  @Test
  void saysThatACompressedFileIsDamaged() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (WritableByteChannel channel =
        Compression.GZIP.writeCompressed(Channels.newChannel(stored))) {
      channel.write(ByteBuffer.wrap(bytes("1,2\n".repeat(10_000), "UTF-8")));
    }
    byte[] cut = Arrays.copyOf(stored.toByteArray(), stored.size() / 2);
    CsvFile file = CsvFile.of(folder, "data.csv.gz", cut);

    Reading reading = file.read(file.unit(0, "end", 1, 2), noHeader().dialect());

    assertThat(reading.failure().message())
        .startsWith("Cannot read file ")
        .contains("data.csv.gz")
        .endsWith("Check that every worker can read it, then run the same command again.");
  }

  @Test
  void namesTheCharsetsItReads() {
    for (String name : new String[] {"utf8", "UTF-16", "UTF-16LE", "latin1", "windows-1252"}) {
      assertThat(Charsets.problem(name)).isEmpty();
    }
    assertThat(Charsets.problem("no such"))
        .contains(
            "Unknown charset: \"no such\". Expected UTF-8, UTF-16, UTF-16LE, UTF-16BE or a charset"
                + " with one byte for each character, such as ISO-8859-1 or windows-1252.");
    for (String name : new String[] {"Shift_JIS", "GB18030", "UTF-32", "EUC-JP", "Big5"}) {
      assertThat(Charsets.problem(name).orElseThrow())
          .startsWith("Unsupported charset: \"" + name + "\" uses more than one byte");
    }
  }
}

package dev.sluice.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EveryInterval;
import dev.sluice.it.load.GenerateCsv;
import dev.sluice.it.load.ManifestFile;
import dev.sluice.it.servers.ForkedMain;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small heap is enough, however many files there are and however large they are. */
@Timeout(300)
class ManyFilesIT {
  private static final int FILES = 1_000;
  private static final int ROWS_OF_A_FILE = 75;

  private static final long HEAP = 128L << 20;

  /** Three times the heap, in rows of 1.5 kB. */
  private static final int PLAIN_ROWS = 275_000;

  private static final int COMPRESSED_ROWS = 100_000;
  private static final int REPEATS = 46;

  @TempDir private Path folder;

  @Test
  void aThousandFilesAreLoadedInTheOrderOfTheirTimes() throws Exception {
    Events events = Events.create(folder);
    GenerateCsv.run(
        events
            .load
            .withFileRows(ROWS_OF_A_FILE, ROWS_OF_A_FILE)
            .withSchedule(new EveryInterval(Duration.ZERO, FILES)));
    List<String> names = events.manifest().files().stream().map(ManifestFile::name).toList();
    Instant first = Instant.now().minusSeconds(FILES);
    for (int i = 0; i < FILES; i++) {
      Files.setLastModifiedTime(
          events.stream.input.resolve(names.get(i)), FileTime.from(first.plusSeconds(i)));
    }

    String output = load(events.stream, Events.TABLE, "--streams=1");

    assertThat(output).contains("75,000 read = 75,000 loaded", "1,000 done");
    events.assertLoadedOnce();
    assertThat(
            events.stream.texts(
                """
                SELECT regexp_replace(f.path, '.*/', '')
                FROM sluice.unit u JOIN sluice.file f ON f.file_id = split_part(u.unit_id, '/', 2)
                ORDER BY u.committed_at
                """))
        .isEqualTo(names);
  }

  @Test
  void aFileLargerThanTheHeapIsLoadedInUnits() throws Exception {
    CsvStream stream = stream();
    try (OutputStream out = Files.newOutputStream(stream.input.resolve("large.csv"))) {
      write(out, PLAIN_ROWS);
    }
    assertThat(Files.size(stream.input.resolve("large.csv"))).isGreaterThan(3 * HEAP);

    String output = load(stream, "large", "--fileSplitMb=4");

    assertThat(output).contains("275,000 read = 275,000 loaded", "1 done");
    assertLoadedOnce(stream, PLAIN_ROWS);
    assertThat(stream.number("SELECT count(*) FROM sluice.unit")).isGreaterThan(90);
  }

  @Test
  void aCompressedFileIsLoadedAsOneUnit() throws Exception {
    CsvStream stream = stream();
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(stream.input.resolve("large.csv.gz")))) {
      write(out, COMPRESSED_ROWS);
    }

    String output = load(stream, "large");

    assertThat(output).contains("100,000 read = 100,000 loaded", "1 done");
    assertLoadedOnce(stream, COMPRESSED_ROWS);
    assertThat(stream.number("SELECT count(*) FROM sluice.unit")).isEqualTo(1);
  }

  private CsvStream stream() throws Exception {
    CsvStream stream = CsvStream.create(folder);
    stream.sql("CREATE TABLE large (id int, text text)");
    stream.sql("ALTER TABLE large ALTER text SET STORAGE EXTERNAL");
    return stream;
  }

  private static String load(CsvStream stream, String table, String... flags) throws Exception {
    try (ForkedMain main =
        stream.fork(
            ForkedMain.quickStart("-Xmx" + HEAP),
            table,
            Arguments.and(flags, "--runner=DirectRunner", "--until=empty", "--ready=rename"))) {
      assertThat(main.exitCode()).as(main.output()).isZero();
      return main.output();
    }
  }

  private static void write(OutputStream file, int rows) throws IOException {
    OutputStream out = new BufferedOutputStream(file, 1 << 20);
    out.write("id,text\n".getBytes(StandardCharsets.US_ASCII));
    for (int id = 0; id < rows; id++) {
      out.write((id + "," + text(id) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
  }

  private static String text(int id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("MD5")
              .digest(String.valueOf(id).getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash).repeat(REPEATS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has MD5", e);
    }
  }

  private static void assertLoadedOnce(CsvStream stream, int rows) throws Exception {
    assertThat(
            stream.text(
                """
                SELECT concat_ws(' ', count(*), count(DISTINCT id), min(id), max(id),
                                 count(*) FILTER (WHERE text = repeat(md5(id::text), %d)))
                FROM large
                """
                    .formatted(REPEATS)))
        .isEqualTo("%d %d 0 %d %d".formatted(rows, rows, rows - 1, rows));
  }
}

package dev.sluice.it.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the world writes them, from the folder to what the server reads back. */
class NastyCsvIT {
  private static final String BOM = "\uFEFF";

  @TempDir Path folder;
  private CsvStream stream;

  @BeforeEach
  void create() throws Exception {
    stream = CsvStream.create(folder);
    stream.sql(
        """
        CREATE TABLE t (id int PRIMARY KEY, text text, amount numeric(10,2), at timestamptz,
                        day date, yes boolean, note text DEFAULT 'none')
        """);
  }

  @Test
  void standardFiles() throws Exception {
    stream.write("bom.csv", BOM + "\"id\",\"text\"\n1,bom\n");
    stream.write("crlf.csv", "id,text\r\n2,a\r\n3,b");
    stream.write("cr.csv", "id,text\r4,a\r5,b\r");
    stream.write("mixed.csv", "id,text\n6,\"a\r\nb\rc\nd\"\r\n\n\r\n7,b\r");
    stream.write("order.csv", "text,ID\nx,8\n");
    stream.write("quotes.csv", "id,text\n9,\"say \"\"hi\"\", ok\"\n10,5\" pipe\n11,\"\"\n12,\n");
    stream.write("copy.csv", "id,text\n13,\\.\n14,\"\\.\"\n15,\\N\n");
    stream.write(
        "types.csv",
        "id,amount,at,day,yes\n16, 1e2 ,2024-02-29T23:59:59.123456+05:30,2024-02-29,Yes\n");
    stream.write("utf16le.csv", (BOM + "id,text\n17,\"zoë 😀\n\"\n").getBytes(UTF_16LE));
    stream.write("utf16be.csv", (BOM + "id,text\n18,é\n").getBytes(UTF_16BE));
    stream.write("zip.csv.gz", gzip("id,text\n19,packed\n"));
    stream.write("empty.csv", "");
    stream.write("header.csv", "id,text\n");

    load(ExitStatus.DONE);

    assertThat(rows("id, text, note"))
        .containsExactly(
            "1|bom|none",
            "2|a|none",
            "3|b|none",
            "4|a|none",
            "5|b|none",
            "6|a\r\nb\rc\nd|none",
            "7|b|none",
            "8|x|none",
            "9|say \"hi\", ok|none",
            "10|5\" pipe|none",
            "11||none",
            "12|null|none",
            "13|\\.|none",
            "14|\\.|none",
            "15|\\N|none",
            "16|null|none",
            "17|zoë 😀\n|none",
            "18|é|none",
            "19|packed|none");
    assertThat(
            stream.text(
                "SELECT amount || ' ' || (at AT TIME ZONE 'UTC') || ' ' || day || ' ' || yes FROM t WHERE id = 16"))
        .isEqualTo("100.00 2024-02-29 18:29:59.123456 2024-02-29 true");
  }

  @Test
  void anotherDialect() throws Exception {
    stream.write(
        "a.txt",
        """
        exported today
        KENNUNG ;Text; betrag;zeit ;tag;ja;egal
        1;'zoë; ''x''' ;1.234,50;31.12.2024 08:30;31.12.24;J;?
        2; NULL ;;;;N
        """
            .replace("\n", "\r\n")
            .getBytes(ISO_8859_1));

    load(
        ExitStatus.DONE,
        "--delimiter=;",
        "--quote='",
        "--encoding=ISO-8859-1",
        "--skipLines=1",
        "--trim=true",
        "--ragged=pad",
        "--nullText=empty,NULL",
        "--columns=Kennung=id,Betrag=amount,zeit=at,tag=day,ja=yes,egal=-",
        "--decimalSeparator=,",
        "--groupSeparator=.",
        "--timestampFormat=dd.MM.uuuu HH:mm",
        "--dateFormat=dd.MM.uu",
        "--timeZone=Europe/Berlin",
        "--trueText=j",
        "--falseText=n");

    assertThat(rows("id, text, amount, at AT TIME ZONE 'UTC', day, yes"))
        .containsExactly(
            "1|zoë; 'x'|1234.50|2024-12-31 07:30:00|2024-12-31|true",
            "2|null|null|null|null|false");
  }

  @Test
  void withoutAHeaderAndWithEscapes() throws Exception {
    stream.write("a.tsv", "1\ta\\\tb\t5\n2\t\"say \\\"hi\\\"\"\t6\n3\ta\\\nb\t7\n");

    load(
        ExitStatus.DONE,
        "--delimiter=tab",
        "--escape=\\",
        "--header=false",
        "--columns=id,text,amount");

    assertThat(rows("id, text, amount"))
        .containsExactly("1|a\tb|5.00", "2|say \"hi\"|6.00", "3|a\nb|7.00");
  }

  @Test
  void whatDoesNotFitIsRejectedByName() throws Exception {
    stream.write(
        "a.csv",
        """
        id,text,amount,day
        1,good,1,2024-01-01
        2,few
        3,many,1,2024-01-01,x
        4x,number,1,2024-01-01
        5,"open
        6,good,2,2024-01-02
        7,date,1,2023-02-29
        8,wide,123456789012,2024-01-01
        1,again,1,2024-01-01
        """);
    stream.write("b.csv", concat("id,text\n20,a".getBytes(UTF_8), new byte[] {(byte) 0xFF, '\n'}));
    stream.write("c.csv", "id,missing\n1,1\n");
    stream.write("d.csv", "id,text\n9,good\n");

    var result = load(ExitStatus.DONE_WITH_REJECTS);

    assertThat(stream.texts("SELECT id FROM t ORDER BY id")).containsExactly("1", "6", "9");
    assertThat(
            stream.texts(
                "SELECT (coordinates->>'line') || ' ' || (coordinates->>'offset') || ' ' ||"
                    + " coalesce(column_name, '-') || ' ' || coalesce(sqlstate, '-') || ' ' || format"
                    + " FROM sluice.reject WHERE coordinates->>'file' LIKE '%a.csv'"
                    + " ORDER BY (coordinates->>'line')::int"))
        .containsExactly(
            "3 39 - - text",
            "4 45 - - text",
            "5 67 id - text",
            "6 90 - - text",
            "8 118 day - text",
            "9 138 amount 22003 csv",
            "10 169 - 23505 csv");
    assertThat(
            stream.text(
                "SELECT convert_from(encoded, 'UTF8') FROM sluice.reject WHERE coordinates->>'line' = '6'"))
        .isEqualTo("5,\"open\n");
    assertThat(stream.text("SELECT message FROM sluice.reject WHERE coordinates->>'line' = '5'"))
        .startsWith("\"4x\" is no int4");
    assertThat(stream.text("SELECT state FROM sluice.file WHERE path LIKE '%c.csv'"))
        .isEqualTo("refused");
    assertThat(result.output())
        .contains("11 read = 3 loaded + 8 rejected")
        .contains("1 refused")
        .contains("c.csv")
        .contains("missing");
  }

  @Test
  void rejectedRowsCanBeReplayed() throws Exception {
    stream.write("a.csv", "id,text,amount\n1,wide,123456789012\n5000000000,big,1\n2,few\n");
    load(ExitStatus.DONE_WITH_REJECTS);

    stream.sql("ALTER TABLE t ALTER amount TYPE numeric(20,2), ALTER id TYPE bigint");
    var replayed = stream.rejects("replay", "--all=true");
    stream.write("b.csv", "id,text\n3,new\n");
    load(ExitStatus.DONE_WITH_REJECTS);

    assertThat(replayed.status()).as(replayed.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(replayed.output())
        .contains("Stored 2 rows; 1 are still refused")
        .contains("has 2 fields");
    assertThat(rows("id, text, amount"))
        .containsExactly("1|wide|123456789012.00", "3|new|null", "5000000000|big|1.00");
  }

  private StreamTarget.Result load(ExitStatus expected, String... flags) {
    List<String> all = new ArrayList<>(List.of("--runner=DirectRunner", "--streams=1"));
    all.addAll(Arrays.asList(flags));
    StreamTarget.Result result = stream.run("t", all.toArray(String[]::new));
    assertThat(result.status()).as(result.output()).isEqualTo(expected);
    return result;
  }

  private List<String> rows(String columns) throws Exception {
    String texts = columns.replaceAll("([a-zA-Z' ]+)(,|$)", "coalesce(($1)::text, 'null')$2");
    return stream.texts("SELECT concat_ws('|', %s) FROM t ORDER BY id".formatted(texts));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}

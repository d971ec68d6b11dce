package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import dev.sluice.it.verify.SourceContent;
import dev.sluice.it.verify.TargetContent;
import dev.sluice.pipelines.ExitStatus;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every scalar type with its extremes, null and empty, read back by another reader. */
class AllTypesIT {
  private static final List<String> NAMES =
      List.of(
          "id", "a", "t", "i8", "i16", "i32", "i64", "vi", "de", "f32", "f64", "bo", "bl", "u",
          "tu", "ts", "da", "ti", "du", "ip");
  private static final String COLUMNS =
      "id int PRIMARY KEY, a ascii, t text, i8 tinyint, i16 smallint, i32 int, i64 bigint,"
          + " vi varint, de decimal, f32 float, f64 double, bo boolean, bl blob, u uuid,"
          + " tu timeuuid, ts timestamp, da date, ti time, du duration, ip inet";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "binary"})
  void extremesNullsAndEmptiesArriveAsTheyAre(String format) throws Exception {
    Migration migration = Migration.create(folder);
    migration.cql().execute("CREATE TABLE %s.types (%s)".formatted(migration.keyspace, COLUMNS));
    insert(migration, lowest());
    insert(migration, highest());
    insert(migration, special());
    insert(migration, empty());
    insert(migration, nulls());

    var result = migration.run("types", "--createTarget=if-missing", "--copyFormat=" + format);

    assertThat(result.output()).contains("5 read = 5 loaded");
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    try (Connection connection = migration.sql()) {
      assertThat(TargetContent.of(connection, "public", "types", NAMES))
          .isEqualTo(SourceContent.of(migration.cql(), migration.keyspace, "types", NAMES));
    }
    assertThat(migration.number("SELECT count(*) FROM types WHERE t = '' AND bl = ''"))
        .as("rows with empty text and blob")
        .isEqualTo(1);
    assertThat(
            migration.number(
                "SELECT count(*) FROM types WHERE t IS NULL AND bl IS NULL AND i32 IS NULL"))
        .isEqualTo(1);
    assertThat(migration.number("SELECT count(*) FROM types WHERE f64 = 'NaN' AND family(ip) = 6"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "binary"})
  void cellsOfZeroBytesBecomeNull(String format) throws Exception {
    Migration migration = Migration.create(folder);
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.zero (id int PRIMARY KEY, i int, d double, u uuid, t timestamp)"
                .formatted(migration.keyspace));
    migration
        .cql()
        .execute(
            "INSERT INTO %s.zero (id, i, d, u, t) VALUES (1, blobAsInt(0x), blobAsDouble(0x), blobAsUuid(0x), blobAsTimestamp(0x))"
                .formatted(migration.keyspace));

    var result = migration.run("zero", "--createTarget=if-missing", "--copyFormat=" + format);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(
            migration.number(
                "SELECT count(*) FROM zero WHERE id = 1 AND num_nulls(i, d, u, t) = 4"))
        .isEqualTo(1);
  }

  @Test
  void countersArriveAsBigint() throws Exception {
    Migration migration = Migration.create(folder);
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.hits (page text PRIMARY KEY, n counter)"
                .formatted(migration.keyspace));
    migration
        .cql()
        .execute("UPDATE %s.hits SET n = n + 41 WHERE page = 'x'".formatted(migration.keyspace));

    var result = migration.run("hits", "--createTarget=if-missing");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT n FROM hits WHERE page = 'x'")).isEqualTo(41);
  }

  @Test
  void namesThatNeedQuotesAreQuotedOnBothSides() throws Exception {
    Migration migration = Migration.create(folder);
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.\"Select\" (\"Order\" int, \"a b\" text, \"token\" int, PRIMARY KEY (\"Order\", \"token\"))"
                .formatted(migration.keyspace));
    migration
        .cql()
        .execute(
            "INSERT INTO %s.\"Select\" (\"Order\", \"a b\", \"token\") VALUES (1, 'x', 2)"
                .formatted(migration.keyspace));

    var result = migration.run("Select", "--createTarget=if-missing");

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(migration.number("SELECT \"Order\" FROM \"Select\" WHERE \"a b\" = 'x'"))
        .isEqualTo(1);
  }

  private static void insert(Migration migration, List<Object> row) {
    PreparedStatement insert =
        migration
            .cql()
            .prepare(
                "INSERT INTO %s.types (%s) VALUES (%s)"
                    .formatted(
                        migration.keyspace,
                        String.join(", ", NAMES),
                        "?, ".repeat(NAMES.size() - 1) + "?"));
    migration.cql().execute(insert.bind(row.toArray()));
  }

  static List<Object> lowest() throws Exception {
    return List.of(
        1,
        "~",
        "\\.",
        Byte.MIN_VALUE,
        Short.MIN_VALUE,
        Integer.MIN_VALUE,
        Long.MIN_VALUE,
        BigInteger.TEN.pow(60).negate(),
        new BigDecimal("-123456789012345678901234567890.000000000000000000001"),
        -Float.MAX_VALUE,
        -Double.MAX_VALUE,
        false,
        ByteBuffer.wrap(new byte[] {0, -1, '\\', '"', '\n'}),
        new UUID(0, 0),
        UUID.fromString("00000000-0000-1000-8080-808080808080"),
        Instant.parse("-4712-01-02T03:04:05.006Z"),
        LocalDate.of(-4712, 1, 1),
        LocalTime.MIN,
        CqlDuration.newInstance(-14, -3, -1_500_000_000L),
        InetAddress.getByName("0.0.0.0"));
  }

  static List<Object> highest() throws Exception {
    return List.of(
        2,
        "x",
        "a\"b,c\r\nd\te\u00e9\u20ac\ud83d\ude80 end",
        Byte.MAX_VALUE,
        Short.MAX_VALUE,
        Integer.MAX_VALUE,
        Long.MAX_VALUE,
        BigInteger.TEN.pow(60),
        new BigDecimal("0.000000000000000000000000000000000001"),
        Float.MAX_VALUE,
        Double.MAX_VALUE,
        true,
        ByteBuffer.wrap(new byte[100_000]),
        new UUID(-1, -1),
        UUID.fromString("ffffffff-ffff-1fff-bf7f-7f7f7f7f7f7f"),
        Instant.parse("+294276-12-31T23:59:59.999Z"),
        LocalDate.of(5_000_000, 12, 31),
        LocalTime.of(23, 59, 59, 999_999_000),
        CqlDuration.newInstance(1200, 31, 86_399_999_999_000L),
        InetAddress.getByName("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
  }

  static List<Object> special() throws Exception {
    return List.of(
        3,
        "NULL",
        "NULL",
        (byte) 0,
        (short) 0,
        0,
        0L,
        BigInteger.ZERO,
        new BigDecimal("12E5"),
        Float.MIN_VALUE,
        Double.NaN,
        true,
        ByteBuffer.wrap(new byte[] {1}),
        new UUID(1, 2),
        UUID.fromString("d2177dd0-eaa2-11de-a572-001b779c76e3"),
        Instant.EPOCH,
        LocalDate.EPOCH,
        LocalTime.NOON,
        CqlDuration.newInstance(0, 0, 0),
        InetAddress.getByName("2001:db8::1"));
  }

  private static List<Object> empty() throws Exception {
    List<Object> row = new ArrayList<>(special());
    row.set(0, 4);
    row.set(1, "");
    row.set(2, "");
    row.set(9, Float.NEGATIVE_INFINITY);
    row.set(10, Double.MIN_VALUE);
    row.set(12, ByteBuffer.allocate(0));
    row.set(19, InetAddress.getByName("10.0.0.1"));
    return row;
  }

  private static List<Object> nulls() {
    List<Object> row = new ArrayList<>(java.util.Collections.nCopies(NAMES.size(), null));
    row.set(0, 5);
    return row;
  }
}

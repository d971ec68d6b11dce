package dev.sluice.it.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;

class CanonicalTextTest {

  @Test
  void nullIsNotTheEmptyString() throws SQLException {
    assertThat(CanonicalText.of(null)).isNull();
    assertThat(CanonicalText.of("")).isEmpty();
  }

  @Test
  void numbersOfOneValueAreOneText() throws SQLException {
    assertThat(CanonicalText.of((byte) -7)).isEqualTo("-7");
    assertThat(CanonicalText.of((short) -7)).isEqualTo("-7");
    assertThat(CanonicalText.of(-7L)).isEqualTo("-7");
    assertThat(CanonicalText.of(new BigInteger("-7"))).isEqualTo("-7");
    assertThat(CanonicalText.of(new BigDecimal("-7.000"))).isEqualTo("-7");
    assertThat(CanonicalText.of(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(CanonicalText.of(new BigDecimal("0.00"))).isEqualTo("0");
  }

  @Test
  void floatsKeepTheSignOfZeroAndHaveOneNan() throws SQLException {
    assertThat(CanonicalText.of(-0.0)).isNotEqualTo(CanonicalText.of(0.0));
    assertThat(CanonicalText.of(-0.0f)).isEqualTo("-0.0");
    assertThat(CanonicalText.of(Float.intBitsToFloat(0x7FC00001)))
        .isEqualTo(CanonicalText.of(Float.NaN));
    assertThat(CanonicalText.of(0.1f)).isEqualTo("0.1");
  }

  @Test
  void momentsAreMicrosecondsOnBothSides() throws SQLException {
    Instant instant = Instant.parse("1969-12-31T23:59:59.999Z");

    assertThat(CanonicalText.of(instant)).isEqualTo("-1 s 999000 us");
    assertThat(CanonicalText.of(OffsetDateTime.parse("1970-01-01T01:59:59.999+02:00")))
        .isEqualTo("-1 s 999000 us");
    assertThat(CanonicalText.of(LocalDate.of(1969, 12, 31))).isEqualTo("-1");
    assertThat(CanonicalText.of(LocalTime.of(0, 0, 1))).isEqualTo("1000000");
  }

  @Test
  void durationsAreIntervals() throws SQLException {
    assertThat(CanonicalText.of(CqlDuration.newInstance(14, 3, 3_723_000_004_000L)))
        .isEqualTo("14 months 3 days 3723000004 us")
        .isEqualTo(CanonicalText.of(new PGInterval("1 year 2 mons 3 days 01:02:03.000004")));
    assertThat(CanonicalText.of(CqlDuration.newInstance(-14, -3, -3_723_000_004_000L)))
        .isEqualTo(CanonicalText.of(new PGInterval("-1 years -2 mons -3 days -01:02:03.000004")));
  }

  @Test
  void addressesAreTheirBytes() throws SQLException, UnknownHostException {
    PGobject inet = new PGobject();
    inet.setType("inet");
    inet.setValue("2001:db8::1");

    assertThat(CanonicalText.of(inet))
        .isEqualTo("20010db8000000000000000000000001")
        .isEqualTo(CanonicalText.of(InetAddress.getByName("2001:db8:0:0:0:0:0:1")));
    assertThat(CanonicalText.of(InetAddress.getByName("10.0.0.1"))).isEqualTo("0a000001");
  }

  @Test
  void bytesAreHexAndTheBufferIsLeftAlone() throws SQLException {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {0, -1, 16}).position(1);

    assertThat(CanonicalText.of(buffer)).isEqualTo("ff10");
    assertThat(CanonicalText.of(new byte[] {-1, 16})).isEqualTo("ff10");
    assertThat(buffer.remaining()).isEqualTo(2);
  }

  @Test
  void listsKeepTheBordersOfTheirElements() throws SQLException {
    assertThat(CanonicalText.of(List.of("a", "b")))
        .isNotEqualTo(CanonicalText.of(List.of("a 1:b")))
        .isEqualTo(CanonicalText.of(Arrays.asList("a", "b")));
    assertThat(CanonicalText.of(Arrays.asList("a", null)))
        .isNotEqualTo(CanonicalText.of(List.of("a", "null")));
  }

  @Test
  void refusesATypeItDoesNotKnow() {
    assertThatThrownBy(() -> CanonicalText.of(Locale.ROOT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot compare a value of java.util.Locale");
  }
}

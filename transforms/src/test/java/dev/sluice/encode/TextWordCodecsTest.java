package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextWordCodecsTest {
  private static final String UPPER = "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11";

  @ParameterizedTest
  @ValueSource(strings = {"true", "t", "yes", "y", "on", "1", "TRUE", "True", "Y", " on "})
  void writesTrue(String text) {
    assertThat(Texts.field("bool", text)).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "f", "no", "n", "off", "0", "FALSE", "oFF", "\tN"})
  void writesFalse(String text) {
    assertThat(Texts.field("bool", text)).isEqualTo("f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tru", "2", "00", "wahr", "o", "null", " "})
  void refusesOtherWords(String text) {
    assertThat(Texts.refusal("bool", text))
        .isEqualTo(
            "\"%s\" is no bool: expected one of true, t, yes, y, on, 1 for true or false, f, no, n, off, 0 for false"
                .formatted(text));
  }

  @Test
  void takesTheWordsOfTheSource() {
    TextFormats formats =
        new TextFormats(null, null, null, "UTC", '.', null, List.of("Да", "Oui"), List.of("Нет"));

    assertThat(Texts.field("bool", formats, "Да")).isEqualTo("t");
    assertThat(Texts.field("bool", formats, "OUI")).isEqualTo("t");
    assertThat(Texts.field("bool", formats, "Нет")).isEqualTo("f");
    assertThat(Texts.refusal("bool", formats, "true"))
        .isEqualTo("\"true\" is no bool: expected one of Да, Oui for true or Нет for false");
  }

  @ParameterizedTest
  @CsvSource({
    UPPER + "," + UPPER,
    "{" + UPPER + "}," + UPPER,
    "a0eebc999c0b4ef8bb6d6bb9bd380a11, a0eebc999c0b4ef8bb6d6bb9bd380a11",
    "{a0eebc999c0b4ef8bb6d6bb9bd380a11}, a0eebc999c0b4ef8bb6d6bb9bd380a11",
    "' " + UPPER + "'," + UPPER,
  })
  void writesUuids(String text, String field) {
    assertThat(Texts.field("uuid", text)).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1",
        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a111",
        "g0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1g",
        "a0ee-bc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "a0eebc99-9c0b4-ef8-bb6d-6bb9bd380a11",
        "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}",
        "{}",
        "{",
        "}",
        "a0eebc999c0b4ef8bb6d6bb9bd380a1é"
      })
  void refusesWhatIsNoUuid(String text) {
    assertThat(Texts.refusal("uuid", text))
        .isEqualTo(
            "\"%s\" is no uuid: expected 32 hexadecimal digits, or 8-4-4-4-12 of them, perhaps in braces"
                .formatted(text));
  }

  @Property
  void writesEveryUuid(@ForAll long high, @ForAll long low) {
    String text = new UUID(high, low).toString();

    assertThat(Texts.field("uuid", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\x", "\\x00ff", "\\xDEADbeef"})
  void writesBytes(String text) {
    assertThat(Texts.field("bytea", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "x", "\\x0", "\\x0g", "\\X00", "00ff", "abc", "\\000", "\\x 00 0"})
  void refusesBytesInAnyOtherForm(String text) {
    assertThat(Texts.refusal("bytea", text))
        .isEqualTo(
            "\"%s\" is no bytea: expected \\x and then two hexadecimal digits for each byte"
                .formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "10.0.0.0/8", "::1", "2001:DB8::1/64", "::ffff:1.2.3.4/128"})
  void handsAddressesOn(String text) {
    assertThat(Texts.field("inet", text)).isEqualTo(text);
    assertThat(Texts.field("cidr", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.1:x", "1 2", "10,0", "fe80::1%eth0"})
  void refusesWhatCannotBeAnAddress(String text) {
    assertThat(Texts.refusal("cidr", text))
        .isEqualTo(
            "\"%s\" is no cidr: expected an IPv4 or IPv6 address, perhaps with /bits behind it"
                .formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "varchar", "bpchar", "citext", "name", "char"})
  void textIsAlwaysQuotedAndMayBeEmpty(String type) {
    assertThat(Texts.field(type, " a\"b ")).isEqualTo("\" a\"\"b \"");
    assertThat(Texts.field(type, "")).isEqualTo("\"\"");
    assertThat(Texts.field(type, "\\.")).isEqualTo("\"\\.\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "jsonb", "interval", "_int4", "mood", "hstore", "money"})
  void otherTypesAreQuotedForTheServerToCheck(String type) {
    assertThat(Texts.field(type, "{\"a\": [1,2]}")).isEqualTo("\"{\"\"a\"\": [1,2]}\"");
    assertThat(Texts.field(type, "1 day")).isEqualTo("\"1 day\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int2",
        "int4",
        "int8",
        "numeric",
        "float4",
        "float8",
        "bool",
        "json",
        "jsonb",
        "uuid",
        "date",
        "time",
        "timetz",
        "timestamp",
        "timestamptz",
        "bytea",
        "inet",
        "cidr",
        "interval",
        "_text",
        "mood"
      })
  void anEmptyCellIsNullInEveryTypeButText(String type) {
    assertThat(Texts.field(type, "")).isEmpty();
  }
}

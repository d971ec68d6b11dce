package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "dd.MM.foo; Unknown pattern letter: f",
        "HH:mm; what it writes, such as 00:00, it cannot read back as a whole timestamp",
        "dd.MM.; what it writes, such as 03.02., it cannot read back as a whole timestamp",
        "yyyy-MM-dd hh:mm; what it writes, such as 2001-02-03 12:00, it cannot read back as a whole timestamp",
      })
  void aPatternMustGiveAWholeTimestamp(String pattern, String why) {
    assertThatThrownBy(() -> Texts.formats(pattern, null, null, "UTC", '.', null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid timestamp pattern: \"%s\" (%s). Expected the letters of Java's DateTimeFormatter, such as dd.MM.yyyy for a day and HH:mm:ss for a time."
                .formatted(pattern, why));
  }

  @Test
  void patternsOfDaysAndTimesAreCheckedToo() {
    assertThatThrownBy(() -> Texts.formats(null, "MM/yyyy", null, "UTC", '.', null))
        .hasMessageStartingWith("Invalid date pattern: \"MM/yyyy\" (");
    assertThatThrownBy(() -> Texts.formats(null, null, "mm:ss", "UTC", '.', null))
        .hasMessageStartingWith("Invalid time pattern: \"mm:ss\" (");
  }

  @Test
  void theTimeZoneMustExist() {
    assertThatThrownBy(() -> Texts.formats("Mars/Base"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid time zone: \"Mars/Base\". Expected a region such as Europe/Berlin, UTC, or an offset such as +02:00.");
  }

  @ParameterizedTest
  @ValueSource(chars = {'1', '-', '+', 'e', 'E'})
  void aSeparatorIsNoPartOfANumber(char separator) {
    String message =
        "Invalid separator in numbers: \"%s\". Expected one character that is no digit, no sign and no e."
            .formatted(separator);

    assertThatThrownBy(() -> Texts.formats(null, null, null, "UTC", separator, null))
        .hasMessage(message);
    assertThatThrownBy(() -> Texts.formats(null, null, null, "UTC", '.', separator))
        .hasMessage(message);
  }

  @Test
  void theSeparatorsDiffer() {
    assertThatThrownBy(() -> Texts.formats(null, null, null, "UTC", ',', ','))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid separators: \",\" is both. Expected a decimal and a group separator that differ.");
  }

  @Test
  void noWordIsTrueAndFalse() {
    assertThatThrownBy(
            () ->
                new TextFormats(
                    null, null, null, "UTC", '.', null, List.of("ja", "x"), List.of("nein", "X")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid words for true and false: x cannot be both. Expected lists without a common word.");
  }
}

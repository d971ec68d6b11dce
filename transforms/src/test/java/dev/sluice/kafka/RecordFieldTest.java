package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.kafka.RecordField.Source;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordFieldTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          name             | VALUE_PATH       | name
          user.address.0   | VALUE_PATH       | user/address/0
          a\\.b.c\\\\d     | VALUE_PATH       | a.b/c\\d
          \\$key           | VALUE_PATH       | $key
          a$b              | VALUE_PATH       | a$b
          $value.a.b       | VALUE_PATH       | a/b
          $value           | VALUE            | ``
          $rest            | VALUE_REST       | ``
          $key             | KEY              | ``
          $key.id.0        | KEY_PATH         | id/0
          $header.trace    | HEADER           | trace
          $header.ce\\.id  | HEADER           | ce.id
          $timestamp       | TIMESTAMP        | ``
          $timestamp.millis | TIMESTAMP_MILLIS | ``
          $topic           | TOPIC            | ``
          $partition       | PARTITION        | ``
          $offset          | OFFSET           | ``
          """)
  void saysWhereAColumnComesFrom(String spelling, Source source, String path) {
    RecordField field = RecordField.parse(spelling.strip());

    assertThat(field.source()).isEqualTo(source);
    assertThat(String.join("/", field.path())).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          $valeu      | $value, $rest, $key, $header.NAME, $timestamp, $timestamp.millis, $topic, $partition or $offset; or \\$valeu for a field of the value with that name
          $valeu.id   | $offset; or \\$valeu.id for a path in the value that begins so
          $           | Expected $value, $rest, $key
          $header     | $header.NAME with the header's name
          $header.a.b | one name behind $header, with \\. for each dot in it
          $topic.name | $topic without anything behind it
          $timestamp.nanos | $timestamp or $timestamp.millis
          a..b        | names between dots, none of them empty, such as user.address.city
          .a          | none of them empty
          $key.       | none of them empty
          a\\b        | a dot, a dollar sign or a backslash behind each backslash
          a\\         | behind each backslash
          """)
  void refusesOtherSpellings(String spelling, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordField.parse(spelling))
        .withMessageStartingWith("Invalid field of a record: \"" + spelling + "\". Expected ")
        .withMessageContaining(expected);
  }

  @Test
  void refusesNoNameAtAll() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordField.parse(""))
        .withMessageContaining("none of them empty");
  }

  @Test
  void hasAPathOnlyWhereThereIsOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordField(Source.TOPIC, List.of("a")))
        .withMessage("Invalid path: [a]. TOPIC has no such path.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordField(Source.KEY_PATH, List.of()))
        .withMessage("Invalid path: []. KEY_PATH has no such path.");
  }

  @Property(tries = 200)
  void readsWhatItWrites(@ForAll("fields") RecordField field) {
    assertThat(RecordField.parse(field.spelling())).isEqualTo(field);
  }

  @Provide
  Arbitrary<RecordField> fields() {
    Arbitrary<String> step =
        Arbitraries.strings()
            .withChars('.', '\\', '$', 'a', '0', 'é')
            .ofMinLength(1)
            .ofMaxLength(5);
    return Arbitraries.oneOf(
        step.list().ofMinSize(1).ofMaxSize(4).map(p -> new RecordField(Source.VALUE_PATH, p)),
        step.list().ofMinSize(1).ofMaxSize(4).map(p -> new RecordField(Source.KEY_PATH, p)),
        step.map(name -> new RecordField(Source.HEADER, List.of(name))),
        Arbitraries.of(Source.VALUE, Source.VALUE_REST, Source.KEY, Source.TIMESTAMP, Source.OFFSET)
            .map(source -> new RecordField(source, List.of())));
  }
}

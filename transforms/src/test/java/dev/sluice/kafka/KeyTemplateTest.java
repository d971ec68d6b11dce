package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTemplateTest {

  @Test
  void hasTextsAndFieldsInTurn() {
    KeyTemplate template = KeyTemplate.parse("user:{user.id}:{$key}");

    assertThat(template.literals()).containsExactly("user:", ":", "");
    assertThat(template.fields()).isEqualTo(Topic.fields("user.id", "$key"));
  }

  @Test
  void bracesThatAreMeantAreThereTwice() {
    KeyTemplate template = KeyTemplate.parse("{{{$key}}}:x}}");

    assertThat(template.literals()).containsExactly("{", "}:x}");
    assertThat(template.fields()).isEqualTo(Topic.fields("$key"));
  }

  @ParameterizedTest
  @CsvSource({
    "user:{id, each { closed by a }",
    "user:id}, each { closed by a }",
    "user, a field of the record in it",
    "'', a field of the record in it",
    "user:{$nothing}, $value",
    "user:{}, names between dots"
  })
  void othersAreRefused(String text, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyTemplate.parse(text))
        .withMessageContaining("Invalid ")
        .withMessageContaining(expected);
  }
}

package dev.sluice.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"orders", "_1", "a_b2", "value", "name", "between", "timestamp"})
  void aPlainNameNeedsNoQuotes(String name) {
    assertThat(SqlName.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Orders", "1a", "a b", "größe", "a$", "a-b", "", "select", "user", "left", "with"})
  void anyOtherNameIsQuoted(String name) {
    assertThat(SqlName.of(name)).isEqualTo('"' + name + '"');
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b"})
  void quotesAreDoubled(String name) {
    assertThat(SqlName.of(name)).isEqualTo("\"a\"\"b\"");
  }
}

package dev.sluice.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CqlTypeTest {

  @ParameterizedTest
  @EnumSource
  void everyTypeIsFoundByItsSpelling(CqlType type) {
    assertThat(CqlType.of(type.cql())).contains(type);
    assertThat(type.accepted()).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void varcharIsText() {
    assertThat(CqlType.of("varchar")).contains(CqlType.TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list<int>",
        "frozen<set<text>>",
        "map<text, int>",
        "vector<float, 3>",
        "tuple<int>",
        "'org.example.Custom'",
        "TEXT",
        ""
      })
  void otherTypesAreNotKnown(String cql) {
    assertThat(CqlType.of(cql)).isEmpty();
  }
}

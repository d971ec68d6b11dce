package dev.sluice.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.types.CellType.ListOf;
import dev.sluice.types.CellType.UdtOf;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int",
        "list<int>",
        "set<text>",
        "map<text, list<int>>",
        "vector<float, 3>",
        "tuple<int>",
        "tuple<int, tuple<text, set<uuid>>>",
        "address{street text, zip int}",
        "list<address{street text, geo point{lat double, lon double}}>",
        "\"Ünit \"\"1\"\"\"{\"No\" int, a_1 text}",
        "list{a int}"
      })
  void spellingsAreReadAndWrittenAlike(String cql) {
    assertThat(CellType.of(cql).orElseThrow().cql()).isEqualTo(cql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frozen<list<frozen<set<varchar>>>> | list<set<text>>",
        "map<int,text> | map<int, text>",
        " vector< float ,3 > | vector<float, 3>"
      })
  void frozenAndSpaceMeanNothing(String cql, String spelled) {
    assertThat(CellType.of(cql).orElseThrow().cql()).isEqualTo(spelled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "varint2",
        "'org.example.Custom'",
        "list<'org.example.Custom'>",
        "list<int",
        "list<int>>",
        "list<int, int>",
        "map<int>",
        "vector<int>",
        "vector<int, x>",
        "vector<int, 99999999999>",
        "a{}",
        "a{b}",
        "a{b int",
        "\"a{b int}",
        "\"int\"",
        "\"list\"<int>",
        "TEXT"
      })
  void otherTextsAreNoTypes(String cql) {
    assertThat(CellType.of(cql)).isEmpty();
  }

  @Test
  void aTypeOfFieldsKnowsThem() {
    assertThat(CellType.of("list<a{\"B\" int}>"))
        .contains(new ListOf(new UdtOf("a", List.of(new UdtOf.Field("B", CqlType.INT)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list<int> | _int4, _int8, _numeric, jsonb, json, text, varchar",
        "set<inet> | _inet, jsonb, json, text, varchar",
        "vector<float, 2> | _float4, _float8, vector, jsonb, json, text, varchar",
        "vector<int, 2> | _int4, _int8, _numeric, jsonb, json, text, varchar",
        "list<list<int>> | jsonb, json, text, varchar",
        "map<int, int> | jsonb, json, text, varchar",
        "tuple<int> | jsonb, json, text, varchar",
        "a{b int} | jsonb, json, text, varchar"
      })
  void arraysComeFirstWhereThereAreAny(String cql, String accepted) {
    assertThat(String.join(", ", CellType.of(cql).orElseThrow().accepted())).isEqualTo(accepted);
  }
}

package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Chunk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonArrayCodecTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "_int4        | [1, -2 ,null]              | `{1,-2,NULL}`",
        "_int4        | []                         | `{}`",
        "_int4        | [[],[]]                    | `{}`",
        "_int4        | [[1,2],[3,4]]              | `{{1,2},{3,4}}`",
        "_int8        | [\"5\",\"\"]               | `{5,NULL}`",
        "_numeric     | [1.50,\"NaN\",-2e3]        | `{1.50,NaN,-2e3}`",
        "_bool        | [true,false]               | `{t,f}`",
        "_text        | [\"a\",\"\",\"NULL\",null] | `{\"\"a\"\",\"\"\"\",\"\"NULL\"\",NULL}`",
        "_text        | [\"say \\\"hi\\\"\",\"\\\\\"] | `{\"\"say \\\"\"hi\\\"\"\"\",\"\"\\\\\"\"}`",
        "_text        | [\"{,}\",1,true,{\"a\":[1]}] | `{\"\"{,}\"\",\"\"1\"\",\"\"true\"\",\"\"{\\\"\"a\\\"\":[1]}\"\"}`",
        "_varchar     | [\"\\u00e4\\ud83d\\ude00\\/\"] | `{\"\"ä😀/\"\"}`",
        "_timestamptz | [\"2024-02-29T12:30:00Z\"] | `{2024-02-29 12:30:00+00}`",
        "_uuid        | [\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\"] | `{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}`",
        "_bytea       | [\"\\\\x00ff\"]             | `{\"\"\\\\x00ff\"\"}`",
        "_jsonb       | [[1,2],{\"a\":\"b\"},null]   | `{\"\"[1,2]\"\",\"\"{\\\"\"a\\\"\":\\\"\"b\\\"\"}\"\",NULL}`",
      })
  void writesPostgresArrays(String type, String json, String expected) {
    assertThat(written(type, json)).isEqualTo('"' + expected + '"');
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "_int4 | 5             | `\"5\" is no int4[]: expected a JSON array`",
        "_int4 | {\"a\":1}     | `\"{\"a\":1}\" is no int4[]: expected a JSON array`",
        "_int4 | [1,\"x\"]     | `element [1]: \"x\" is no int4: expected a whole number from -2147483648 to 2147483647`",
        "_int4 | [[1],[2.5]]   | `element [1][0]: \"2.5\" is no int4: expected a whole number from -2147483648 to 2147483647`",
        "_int4 | [[1,2],[3]]   | `element [1]: has 1 elements, expected 2 as the one before`",
        "_int4 | [1,[2]]       | `element [1]: is an array, expected a value of int4 as those before`",
        "_int4 | [[1],2]       | `element [1]: is no array, expected one as those before`",
        "_int4 | [[],2]        | `element [1]: is no array, expected one as those before`",
        "_int4 | [[[[[[[1]]]]]]] | `element [0][0][0][0][0][0]: is an array, expected at most 6 dimensions`",
        "_text | [\"a\\u0000\"] | `element [0]: byte 0x00 at offset 1 is NUL, which PostgreSQL cannot store; choose --invalidText=replace or strip to change such values`",
        "_text | [\"a\"        | `is no JSON: expected a value at offset 4`",
        "_text | [a]           | `is no JSON: expected a value at offset 1`",
        "_int4 | [1] 2         | `is no JSON: expected a value at offset 4`",
      })
  void namesTheElementThatDoesNotFit(String type, String json, String reason) {
    Chunk chunk = encode(InvalidText.REJECT, type, json);

    assertThat(chunk.rows()).isZero();
    assertThat(chunk.refused().get(0).column()).isEqualTo("c");
    assertThat(chunk.refused().get(0).reason()).isEqualTo(reason);
  }

  @Test
  void aRepairedCellCountsOnce() {
    Chunk chunk = encode(InvalidText.STRIP, "_text", "[\"a\\u0000\",\"\\ud800b\"]");

    assertThat(new String(chunk.bytes(), StandardCharsets.UTF_8))
        .isEqualTo("\"{\"\"a\"\",\"\"b\"\"}\"\n");
    assertThat(chunk.repaired()).containsExactly(Map.entry("c", 1L));
  }

  private static String written(String type, String json) {
    Chunk chunk = encode(InvalidText.REJECT, type, json);
    assertThat(chunk.refused()).isEmpty();
    String line = new String(chunk.bytes(), StandardCharsets.UTF_8);
    return line.substring(0, line.length() - 1);
  }

  private static Chunk encode(InvalidText invalidText, String type, String json) {
    return new TextEncoder(
            new TextSettings(
                List.of(Texts.column("c", type)),
                invalidText,
                TextFormats.standard(),
                ArrayText.JSON,
                (row, place) -> "here"))
        .encode(Texts.page(0, (Object) new Object[] {json}));
  }
}

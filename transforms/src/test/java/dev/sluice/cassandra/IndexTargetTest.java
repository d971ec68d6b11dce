package dev.sluice.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.TableIndex.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexTargetTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "name,name,VALUE",
        "\"Name\",Name,VALUE",
        "\"a\"\"b\",a\"b,VALUE",
        "\"values(x)\",values(x),VALUE",
        "values(tags),tags,VALUES",
        "values(\"Tags\"),Tags,VALUES",
        "keys(m),m,KEYS",
        "entries(m),m,ENTRIES",
        "full(f),f,FULL",
      })
  void readsWhatCassandraStores(String text, String column, Part part) {
    assertThat(IndexTarget.parse(text)).isEqualTo(new IndexTarget(column, part));
  }
}

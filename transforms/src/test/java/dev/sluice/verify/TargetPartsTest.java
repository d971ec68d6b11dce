package dev.sluice.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetPartsTest {
  private static final TableName TABLE = new TableName("public", "t");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE UNIQUE INDEX t_pkey ON public.t USING lsm (id HASH) | id",
        "CREATE UNIQUE INDEX t_pkey ON public.t USING lsm ((a, b) HASH, c ASC) | a, b",
        "CREATE UNIQUE INDEX t_pkey ON public.t USING lsm (\"A b\" HASH, c DESC) | \"A b\"",
        "CREATE UNIQUE INDEX t_pkey ON public.t USING lsm (id ASC) | ''",
        "CREATE UNIQUE INDEX t_pkey ON public.t USING btree (id) | ''",
      })
  void yugabyteSaysWhichColumnsItHashes(String definition, String columns) {
    assertThat(TargetParts.hashed(definition)).isEqualTo(columns);
  }

  @Test
  void hashCodesAreInOnePartEach() {
    List<TargetPart> parts = TargetParts.byHash(TABLE, "a, b", 3);

    assertThat(parts)
        .extracting(TargetPart::from)
        .containsExactly(
            "\"public\".\"t\" WHERE yb_hash_code(a, b) BETWEEN 0 AND 21844",
            "\"public\".\"t\" WHERE yb_hash_code(a, b) BETWEEN 21845 AND 43689",
            "\"public\".\"t\" WHERE yb_hash_code(a, b) BETWEEN 43690 AND 65534",
            "\"public\".\"t\" WHERE yb_hash_code(a, b) BETWEEN 65535 AND 65535");
  }

  @Test
  void aTableWithoutAHashedKeyIsReadAsOne() {
    assertThat(TargetParts.byHash(TABLE, "", 8))
        .extracting(TargetPart::from)
        .containsExactly("\"public\".\"t\"");
  }
}

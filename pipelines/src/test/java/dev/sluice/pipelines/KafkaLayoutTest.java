package dev.sluice.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.encode.ArrayText;
import dev.sluice.encode.InvalidText;
import dev.sluice.encode.TextFormats;
import dev.sluice.encode.TextSettings;
import dev.sluice.row.TableName;
import dev.sluice.types.TextColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaLayoutTest {
  private static final KafkaLayout DELETING =
      new KafkaLayout(
          "orders",
          new TableName("shop", "orders"),
          List.of(new TextColumn("$key", "id", "int4")),
          null,
          false,
          true,
          TextFormats.standard());

  @Test
  void comesBackFromTheLedger() {
    assertThat(KafkaLayout.isIn(DELETING.json())).isTrue();
    assertThat(KafkaLayout.parse(DELETING.json())).isEqualTo(DELETING);
  }

  @Test
  void thatOfAnEarlierVersionIsOfTextAndDeletesNothing() {
    String earlier = DELETING.json().replace("\"avro\":false,\"deletes\":true,", "");

    assertThat(earlier).isNotEqualTo(DELETING.json());
    assertThat(KafkaLayout.parse(earlier).deletes()).isFalse();
    assertThat(KafkaLayout.parse(earlier).avro()).isFalse();
  }

  @Test
  void aRowThatMayDeleteHasAMarkBehindItsColumns() {
    TextSettings encoding = DELETING.encoding(InvalidText.REJECT, (row, place) -> "{}");

    assertThat(encoding.columns()).hasSize(2);
    assertThat(encoding.arrays()).isEqualTo(ArrayText.JSON);
  }
}

package dev.sluice.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamEventsTableTest {
  private final StreamEventsTable table = new StreamEventsTable(42, Complexity.BASIC);

  @ParameterizedTest
  @EnumSource
  void aRowIsTheSameWheneverItIsComputed(Complexity complexity) {
    StreamEventsTable some = new StreamEventsTable(7, complexity);

    assertThat(new StreamEventsTable(7, complexity).row(777)).isEqualTo(some.row(777));
    assertThat(new StreamEventsTable(8, complexity).row(777)).isNotEqualTo(some.row(777));
    assertThat(some.row(777)).hasSameSizeAs(some.columns());
  }

  @Test
  void idsAreDifferentAndTellTheirRow() {
    Set<UUID> ids = new HashSet<>();
    for (long index = -1_000; index < 5_000; index++) {
      UUID id = (UUID) table.row(index)[0];
      assertThat(ids.add(id)).isTrue();
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
      if (index >= 0) {
        assertThat(table.indexOf(id)).isEqualTo(index);
      }
    }
    assertThat(table.indexOf((UUID) table.row(1L << 40)[0])).isEqualTo(1L << 40);
    assertThat(table.indexOf(new UUID(1, 2))).isEqualTo(-1);
    assertThat(table.indexOf((UUID) new StreamEventsTable(43, Complexity.BASIC).row(5)[0]))
        .isEqualTo(-1);
  }

  @Test
  void valuesAreThoseOfTheShop() {
    assertThat(column("event_type")).containsAll(Catalogue.EVENT_TYPES).hasSize(4);
    assertThat(column("product_id")).hasSize(50).contains("product_1", "product_50");
    assertThat(column("user_id")).hasSize(500).contains("user_001", "user_500");
    assertThat(table.row(250)[4]).isEqualTo(Instant.parse("2026-01-01T00:00:02Z"));
    for (long index = 0; index < 500; index++) {
      @Nullable Object[] row = table.row(index);
      boolean purchase = "purchase".equals(row[1]);
      assertThat(Integer.valueOf(0).equals(row[5])).isNotEqualTo(purchase);
      assertThat("0.00".equals(String.valueOf(row[6]))).isNotEqualTo(purchase);
    }
  }

  @Test
  void theTableHasTheSeedsIndexes() {
    assertThat(table.postgresDdl("public"))
        .startsWith("CREATE TABLE public.events (\n  event_id uuid NOT NULL,")
        .contains("event_timestamp timestamp NOT NULL", "PRIMARY KEY (event_id)");
    assertThat(table.indexDdl("public"))
        .containsExactly(
            "CREATE INDEX idx_events_event_type ON public.events (event_type)",
            "CREATE INDEX idx_events_user_id ON public.events (user_id)",
            "CREATE INDEX idx_events_product_id ON public.events (product_id)",
            "CREATE INDEX idx_events_timestamp ON public.events (event_timestamp)");
    assertThat(new StreamEventsTable(1, Complexity.MEDIUM).columnNames())
        .startsWith(table.columnNames().toArray(String[]::new));
  }

  @Test
  void complexRowsHaveWhatTripsAParser() {
    StreamEventsTable complex = new StreamEventsTable(1, Complexity.COMPLEX);
    CsvBytes csv = new CsvBytes();
    for (int index = 0; index < 200; index++) {
      csv.record(complex.row(index));
    }

    assertThat(csv.toString())
        .contains(
            "\"\"wow\"\"", "\n\n", "緑茶", ",,", "\"{\"\"gift\"\": ", "\"Größe 42, Wanderschuh");
  }

  private Set<@Nullable Object> column(String name) {
    int position = table.columnNames().indexOf(name);
    Stream<@Nullable Object> values =
        LongStream.range(0, 10_000).mapToObj(index -> table.row(index)[position]);
    Set<@Nullable Object> distinct = new HashSet<>();
    values.forEach(distinct::add);
    return distinct;
  }
}

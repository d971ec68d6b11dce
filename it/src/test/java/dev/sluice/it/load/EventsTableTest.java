package dev.sluice.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventsTableTest {

  private final EventsTable table = new EventsTable(42);

  @Test
  void aRowIsTheSameWheneverItIsComputed() {
    assertThat(new EventsTable(42).row(777)).isEqualTo(table.row(777));
  }

  @Test
  void hasTenColumns() {
    assertThat(table.columnNames()).hasSize(10).doesNotHaveDuplicates();
    assertThat(table.row(0)).hasSize(10);
    assertThat(table.primaryKey()).containsExactly("customer_id", "event_id");
  }

  @Test
  void eventIdsAreUniqueTimeBasedUuidsOfTheRightTime() {
    Set<UUID> ids = new HashSet<>();
    for (int index = 0; index < 2_000; index++) {
      UUID id = eventId(index);
      assertThat(id.version()).isEqualTo(1);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(ids.add(id)).isTrue();
    }
    // 2024-01-01T00:00:00Z in the ticks of such a UUID.
    assertThat(eventId(5).timestamp()).isEqualTo(139_233_600_000_000_005L);
  }

  @Test
  void textHasWhatTripsCopyAndCsv() {
    assertThat(column("message"))
        .contains("\\.", "before\n\\.\nafter", "\\N", "NULL", "\"", "\r\n", "", "a,b,,c")
        .containsNull()
        .anyMatch(text -> text != null && text.toString().contains("👍🏽"));
    assertThat(column("note")).contains("").containsNull();
    assertThat(column("customer_id")).doesNotContainNull().doesNotContain("");
  }

  @Test
  void noTextHasAZeroByte() {
    assertThat(Stream.concat(column("message"), column("note")))
        .noneMatch(text -> text != null && text.toString().indexOf('\0') >= 0);
  }

  @Test
  void ddlFollowsTheColumns() {
    assertThat(table.cassandraDdl("ks")).contains("client_address inet", "payload blob");
    assertThat(table.postgresDdl("public")).contains("\"amount\" numeric", "\"payload\" bytea");
  }

  private UUID eventId(long index) {
    return (UUID) Objects.requireNonNull(table.row(index)[1]);
  }

  private Stream<@Nullable Object> column(String name) {
    int position = table.columnNames().indexOf(name);
    return LongStream.range(0, 3_000).mapToObj(index -> table.row(index)[position]);
  }
}

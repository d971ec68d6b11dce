package dev.sluice.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventRecordsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final StreamEventsTable table = new StreamEventsTable(5, Complexity.BASIC);

  @Test
  void basicEventsAreFlat() {
    assertThat(new String(new EventJson(table).bytes(table.row(0)), StandardCharsets.UTF_8))
        .startsWith("{\"event_id\":\"" + table.row(0)[0] + "\",\"event_type\":\"")
        .contains(",\"event_timestamp\":\"2026-01-01T00:00:00Z\",\"quantity\":")
        .matches(".*,\"price\":[0-9]+\\.[0-9]{2}}");
  }

  @ParameterizedTest
  @EnumSource
  void eachColumnIsAtItsPath(Complexity complexity) throws IOException {
    StreamEventsTable some = new StreamEventsTable(5, complexity);
    Map<String, List<String>> paths = new EventPaths(complexity).byColumn();
    EventJson json = new EventJson(some);
    assertThat(paths.keySet()).containsExactlyInAnyOrderElementsOf(some.columnNames());
    for (long index = -100; index < 400; index++) {
      @Nullable Object[] row = some.row(index);
      JsonNode event = MAPPER.readTree(json.bytes(row));
      for (int i = 0; i < row.length; i++) {
        List<String> path = paths.get(some.columnNames().get(i));
        JsonNode node = event.at("/" + String.join("/", path));
        if (row[i] == null) {
          assertThat(path.size() > 1 ? node.isNull() : node.isMissingNode()).isTrue();
        } else if (node.isContainerNode()) {
          assertThat(node).isEqualTo(MAPPER.readTree(String.valueOf(row[i])));
        } else if (!node.isDouble()) {
          assertThat(node.asText()).isEqualTo(String.valueOf(row[i]));
        }
      }
    }
  }

  @Test
  void complexEventsHaveObjectsInObjectsAndArrays() throws IOException {
    StreamEventsTable complex = new StreamEventsTable(5, Complexity.COMPLEX);

    JsonNode event = MAPPER.readTree(new EventJson(complex).bytes(complex.row(3)));

    assertThat(event.at("/visit/origin").has("referrer")).isTrue();
    assertThat(event.at("/reviews").isArray()).isTrue();
    assertThat(event.at("/product/attributes/tags").isArray()).isTrue();
    assertThat(event.at("/product/attributes/parcel/kg").isNumber()).isTrue();
  }

  @Test
  void flawsHaveTheirSharesAndAreWhatTheyAreSaidToBe() {
    List<EventChunk> chunks = chunks(new Flaws(0.1, 0.2), Transactions.NONE, 200);

    long good = 0;
    Map<String, String> seen = new HashMap<>();
    for (EventChunk chunk : chunks) {
      assertThat(chunk.firstIndex).isEqualTo(good);
      assertThat(chunk.doomed).isFalse();
      good += chunk.good;
      int repeated = 0;
      int malformed = 0;
      for (EventRecord event : chunk.records) {
        String value = new String(event.value(), StandardCharsets.UTF_8);
        String key = new String(event.key(), StandardCharsets.UTF_8);
        if (table.indexOf(UUID.fromString(key)) < 0) {
          malformed++;
          assertThat(isMalformed(value)).as(value).isTrue();
          continue;
        }
        String before = seen.put(key, value);
        assertThat(before == null || before.equals(value)).isTrue();
        repeated += before == null ? 0 : 1;
      }
      assertThat(repeated).isEqualTo((int) chunk.duplicates);
      assertThat(malformed).isEqualTo((int) chunk.malformed);
      assertThat(chunk.records).hasSize((int) (chunk.good + repeated + malformed));
      assertThat(EventRecords.checksum(table, chunk.firstIndex, chunk.good))
          .isEqualTo(RowHash.text(chunk.checksum));
    }
    assertThat(seen).hasSize((int) good);
    assertThat(good / 20_000.0).isCloseTo(0.7, within(0.02));
    assertThat(chunks.stream().mapToLong(chunk -> chunk.malformed).sum() / 20_000.0)
        .isCloseTo(0.1, within(0.01));
  }

  @Test
  void abortedChunksHaveEventsOfTheirOwn() {
    List<EventChunk> chunks = chunks(new Flaws(0, 0.3), new Transactions(true, 0.25), 200);

    Set<String> good = new HashSet<>();
    Set<String> aborted = new HashSet<>();
    for (EventChunk chunk : chunks) {
      for (EventRecord event : chunk.records) {
        (chunk.doomed ? aborted : good).add(new String(event.key(), StandardCharsets.UTF_8));
      }
      ManifestChunk line = chunk.complete(0, 0, 0);
      assertThat(line.good() + line.duplicates() + line.aborted()).isEqualTo(line.records());
    }

    assertThat(aborted).isNotEmpty();
    assertThat(Collections.disjoint(aborted, good)).isTrue();
    assertThat(chunks.stream().filter(chunk -> chunk.doomed).count() / 200.0)
        .isCloseTo(0.25, within(0.1));
  }

  @Test
  void theSameSeedMakesTheSameRecords() {
    List<EventChunk> some = chunks(new Flaws(0.1, 0.2), Transactions.NONE, 20);
    List<EventChunk> same = chunks(new Flaws(0.1, 0.2), Transactions.NONE, 20);

    assertThat(text(same)).isEqualTo(text(some));
  }

  @Test
  void sharesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new Transactions(true, 0.6))
        .isInstanceOf(SetupException.class)
        .hasMessage("Invalid share of aborted transactions: 0.6. Expected from 0 to 0.5.");
    assertThatThrownBy(() -> new Transactions(false, 0.1))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("there are no transactions");
  }

  private List<EventChunk> chunks(Flaws flaws, Transactions transactions, int count) {
    EventRecords records = new EventRecords(table, flaws, transactions);
    List<EventChunk> chunks = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      chunks.add(records.next(new DueFile(number, 100, 0)));
    }
    return chunks;
  }

  private static String text(List<EventChunk> chunks) {
    return chunks.stream()
        .flatMap(chunk -> chunk.records.stream())
        .map(event -> new String(event.value(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"));
  }

  private static boolean isMalformed(String value) {
    try {
      return MAPPER.readTree(value).path("quantity").asText().equals("a few");
    } catch (JsonProcessingException e) {
      return true;
    }
  }
}

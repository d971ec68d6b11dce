package dev.sluice.pipelines;

import dev.sluice.copy.UnitDelivery.Delivered;
import dev.sluice.kafka.KeyedRecord;
import dev.sluice.redis.RecordPosition;
import dev.sluice.redis.RedisAnswer;
import dev.sluice.redis.RedisServer;
import dev.sluice.redis.RedisTerms;
import dev.sluice.redis.RedisWrite;
import dev.sluice.redis.RedisWriter;
import dev.sluice.row.RefusedRow;
import dev.sluice.row.RowFormat;
import dev.sluice.row.TextRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes records of one partition to Redis. */
final class RedisRecords {
  private final RedisLayout layout;
  private final RedisWriter writer;
  private final String source;

  /**
   * @param topicId tells a topic from one that had its name before
   */
  RedisRecords(RedisLayout layout, RedisServer server, int partition, String topicId) {
    this.layout = layout;
    this.writer = new RedisWriter(server, layout.terms());
    this.source = "%s/%d %s".formatted(layout.topic(), partition, topicId);
  }

  /**
   * Writes all that can be written. Throws as {@link RedisWriter#write} does.
   *
   * @param before records that were read before these
   */
  Delivered write(TextRecords records, long before) {
    SortedMap<Integer, String> refused = new TreeMap<>(records.malformed());
    List<Integer> indexes = new ArrayList<>();
    List<RedisWrite> writes = new ArrayList<>();
    for (KeyedRecord keyed : KeyedRecord.read(records)) {
      RedisWrite write =
          new RedisWrite(
              keyed.key(),
              new RecordPosition(offset(records, keyed.index()), keyed.timestampMillis(), source),
              keyed.values());
      if (write.hasField(RedisTerms.POSITION_FIELD)) {
        refused.put(
            keyed.index(),
            "it has a field %s, where Sluice keeps its position"
                .formatted(RedisTerms.POSITION_FIELD));
      } else {
        indexes.add(keyed.index());
        writes.add(write);
      }
    }
    return delivered(records, before, new Sent(indexes, writes, writer.write(writes)), refused);
  }

  /** What was sent: for each write the record's index and the answer. */
  private record Sent(List<Integer> indexes, List<RedisWrite> writes, List<RedisAnswer> answers) {}

  private Delivered delivered(
      TextRecords records, long before, Sent sent, SortedMap<Integer, String> refused) {
    long written = 0;
    long deleted = 0;
    long older = 0;
    long bytes = 0;
    for (int i = 0; i < sent.answers.size(); i++) {
      RedisAnswer answer = sent.answers.get(i);
      switch (answer.kind()) {
        case WRITTEN -> {
          if (sent.writes.get(i).values() == null) {
            deleted++;
          } else {
            written++;
          }
          bytes += sent.writes.get(i).bytes();
        }
        case OLDER -> older++;
        case REFUSED -> refused.put(sent.indexes.get(i), String.valueOf(answer.reason()));
      }
    }
    List<RefusedRow> rows = new ArrayList<>();
    for (Map.Entry<Integer, String> row : refused.entrySet()) {
      rows.add(row(records, row.getKey(), before + row.getKey(), row.getValue()));
    }
    return new Delivered(written, deleted, older, rows, bytes);
  }

  private RefusedRow row(TextRecords records, int index, long position, String reason) {
    int start = index == 0 ? 0 : records.rawEnds()[index - 1];
    byte[] raw = Arrays.copyOfRange(records.raw(), start, records.rawEnds()[index]);
    int place = TextRecords.PLACE * index;
    String coordinates =
        new RecordCoordinates(layout.topic())
            .of(raw, Arrays.copyOfRange(records.places(), place, place + TextRecords.PLACE));
    return new RefusedRow(position, coordinates, null, reason, RowFormat.TEXT, raw);
  }

  private static long offset(TextRecords records, int index) {
    return records.places()[TextRecords.PLACE * index + 1];
  }
}

package dev.sluice.kafka;

import dev.sluice.row.ReadFailure;
import dev.sluice.row.TextPage;
import dev.sluice.row.TextRecords;
import dev.sluice.row.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one unit of a topic, in constant memory: always the same records, those of committed
 * transactions. Compaction may have removed some, and the markers of transactions have offsets too,
 * so the unit ends when the position has reached its end, however many records there were.
 */
public final class TopicRange {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAGE_BYTES = 512 << 10;
  private static final int PAGE_RECORDS = 4_000;

  private final TopicUnit unit;
  private final Reading reading;
  private final Predicate<TextPage> sink;
  private final List<RawRecord> page = new ArrayList<>();
  private long pageBytes;
  private int ordinal;
  private long since = System.nanoTime();
  private boolean more = true;
  private boolean lastHanded;

  private TopicRange(TopicUnit unit, Reading reading, Predicate<TextPage> sink) {
    this.unit = unit;
    this.reading = reading;
    this.sink = sink;
  }

  /**
   * How units are read.
   *
   * @param patience how long brokers may be away
   * @param onGap what to do if the brokers have the unit's first offsets no more
   * @param arrivals told of each record before it is taken apart; says whether it is wanted
   */
  public record Reading(
      ClientProperties client,
      RecordParser parser,
      Duration patience,
      OnGap onGap,
      Arrivals arrivals) {}

  /** Told what is found. */
  public interface Arrivals {
    /** A record, before it is taken apart; whether it is wanted. */
    boolean isWanted(RawRecord found);

    /** Offsets that the brokers have no more. */
    void gone(long from, long until);
  }

  /**
   * Hands the unit's records on in pages of about 512 KiB, of which the last one is marked. If they
   * cannot be read, that page has a {@link ReadFailure} and no records.
   *
   * @param sink false from it ends the reading at once, without a last page
   */
  public static void read(TopicUnit unit, Reading reading, Predicate<TextPage> sink) {
    new TopicRange(unit, reading, sink).read();
  }

  private void read() {
    Consumer<byte[], byte[]> consumer;
    try {
      consumer = Consumers.take(reading.client());
    } catch (KafkaException e) {
      fail(e);
      return;
    }
    try {
      read(consumer);
      Consumers.giveBack(reading.client(), consumer);
    } catch (InterruptException e) {
      Consumers.drop(consumer);
      throw e;
    } catch (KafkaException e) {
      Consumers.drop(consumer);
      fail(e);
    } catch (RuntimeException e) {
      Consumers.drop(consumer);
      throw e;
    }
  }

  private void read(Consumer<byte[], byte[]> consumer) {
    TopicPartition partition = new TopicPartition(unit.topic(), unit.partition());
    consumer.assign(List.of(partition));
    consumer.seek(partition, unit.from());
    long position = unit.from();
    long deadline = System.nanoTime() + reading.patience().toNanos();
    while (more && position < unit.until()) {
      ConsumerRecords<byte[], byte[]> records;
      try {
        records = poll(consumer, deadline);
      } catch (OffsetOutOfRangeException e) {
        position = behindGap(consumer, partition, position, e);
        continue;
      }
      records.records(partition).forEach(this::add);
      long now = position(consumer, partition, position);
      if (now > position) {
        deadline = System.nanoTime() + reading.patience().toNanos();
      } else if (System.nanoTime() - deadline > 0) {
        throw new KafkaException(
            "no record came for " + reading.patience().toSeconds() + " s (--patienceSeconds)");
      }
      position = now;
      if (pageBytes >= PAGE_BYTES || page.size() >= PAGE_RECORDS) {
        hand(position >= unit.until());
      }
    }
    if (more && !lastHanded) {
      hand(true);
    }
  }

  private long behindGap(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      long position,
      OffsetOutOfRangeException e) {
    Long first = consumer.beginningOffsets(List.of(partition)).get(partition);
    if (reading.onGap() == OnGap.FAIL || first == null || first <= position) {
      throw e;
    }
    reading.arrivals().gone(position, Math.min(first, unit.until()));
    consumer.seek(partition, first);
    return first;
  }

  private static ConsumerRecords<byte[], byte[]> poll(
      Consumer<byte[], byte[]> consumer, long deadline) {
    try {
      return consumer.poll(POLL);
    } catch (RetriableException e) {
      if (System.nanoTime() - deadline > 0) {
        throw e;
      }
      return ConsumerRecords.empty();
    }
  }

  private static long position(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long before) {
    try {
      return consumer.position(partition, POLL);
    } catch (RetriableException e) {
      return before;
    }
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.offset() >= unit.until()) {
      return;
    }
    List<RawHeader> headers = new ArrayList<>();
    record.headers().forEach(header -> headers.add(new RawHeader(header.key(), header.value())));
    RawRecord raw =
        new RawRecord(
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.key(),
            record.value(),
            headers);
    if (reading.arrivals().isWanted(raw)) {
      page.add(raw);
      pageBytes += Math.max(0, record.serializedValueSize()) + 32L;
    }
  }

  private void hand(boolean last) {
    long nanos = System.nanoTime() - since;
    long parse = System.nanoTime();
    TextRecords records = reading.parser().parse(page);
    page.clear();
    pageBytes = 0;
    hand(last, records, nanos + System.nanoTime() - parse, null);
  }

  private void hand(boolean last, TextRecords records, long nanos, @Nullable ReadFailure failure) {
    lastHanded = last;
    more = sink.test(new TextPage(unit.unit(), ordinal++, last, records, nanos, failure));
    since = System.nanoTime();
  }

  private void fail(KafkaException e) {
    String why =
        e instanceof OffsetOutOfRangeException
            ? "the brokers have no such offset any more; go on behind the gap with --onGap=skip"
            : KafkaCause.of(e);
    Unit range = unit.unit();
    hand(
        true,
        TextRecords.none(),
        System.nanoTime() - since,
        new ReadFailure(
            "Cannot read offsets %s to %s of topic %s, partition %d: %s."
                .formatted(range.from(), range.until(), unit.topic(), unit.partition(), why),
            false));
  }
}

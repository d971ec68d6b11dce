package dev.sluice.it.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The chunks of a load in the order of its schedule. What is in them is decided one after the
 * other; their JSON is written ahead, by as many threads as there are producers. For one thread.
 */
final class RenderedChunks implements AutoCloseable {
  private static final int AHEAD_OF_EACH = 3;

  private final StreamEventsTable table;
  private final EventRecords records;
  private final Iterator<DueFile> schedule;
  private final int mostAhead;
  private final ExecutorService threads;
  private final Deque<Ahead> ahead = new ArrayDeque<>();

  RenderedChunks(KafkaLoad load) {
    this.table = load.table();
    this.records = new EventRecords(table, load.flaws(), load.transactions());
    this.schedule = load.plan().chunks();
    this.mostAhead = AHEAD_OF_EACH * load.target().producers();
    this.threads =
        Executors.newFixedThreadPool(
            load.target().producers(), task -> new Thread(task, "render-events"));
  }

  private record Ahead(DueFile due, CompletableFuture<EventChunk> chunk) {}

  boolean hasNext() {
    fill();
    return !ahead.isEmpty();
  }

  /** The next one, which stays; there has to be one. */
  EventChunk peek() {
    return ahead.element().chunk().join();
  }

  /** Takes the next one away. */
  void remove() {
    ahead.remove();
  }

  /** What the schedule asks for and was not taken away. */
  Stream<DueFile> left() {
    Iterable<DueFile> later = () -> schedule;
    return Stream.concat(
        ahead.stream().map(Ahead::due), StreamSupport.stream(later.spliterator(), false));
  }

  private void fill() {
    while (ahead.size() < mostAhead && schedule.hasNext()) {
      EventChunk planned = records.plan(schedule.next());
      ahead.add(
          new Ahead(
              planned.due, CompletableFuture.supplyAsync(() -> planned.render(table), threads)));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

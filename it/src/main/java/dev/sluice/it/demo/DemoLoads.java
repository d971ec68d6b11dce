package dev.sluice.it.demo;

import dev.sluice.it.load.FirstLook;
import dev.sluice.pipelines.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Loads that are generated one after the other while a stream takes them.
 *
 * @param <K> names a load
 * @param <M> what was generated
 */
final class DemoLoads<K, M> {

  private final DemoTarget target;
  private final List<String> command;
  private final Map<K, Load<M>> loads;
  private final CountDownLatch stop = new CountDownLatch(1);

  /** Generates one load. */
  interface Load<M> {
    M generate() throws IOException;
  }

  /** Whether the ledger has less than was generated. */
  interface Left<K, M> {
    boolean in(Map<K, M> generated) throws SQLException;
  }

  /**
   * How it ended.
   *
   * @param generated each load that was, in order
   */
  record Outcome<K, M>(ExitStatus status, Map<K, M> generated) {

    /** Whether there is something to account for. */
    boolean mayGoOn() {
      return status == ExitStatus.DONE
          || status == ExitStatus.DONE_WITH_REJECTS
          || status == ExitStatus.INCOMPLETE;
    }

    /** 0 if all is accounted for, though the stream itself ends with 1 for malformed rows. */
    int code(boolean exact) {
      return exact && status.code() <= ExitStatus.DONE_WITH_REJECTS.code()
          ? ExitStatus.DONE.code()
          : Math.max(status.code(), ExitStatus.INCOMPLETE.code());
    }
  }

  /**
   * @param command the stream's, with what it reads
   */
  DemoLoads(DemoTarget target, List<String> command, Map<K, Load<M>> loads) {
    this.target = target;
    this.command = command;
    this.loads = new LinkedHashMap<>(loads);
  }

  /** Streams for some time, and once more if something came after its end. */
  Outcome<K, M> stream(Duration time, Left<K, M> left) throws SQLException, IOException {
    CompletableFuture<Map<K, M>> generating = CompletableFuture.supplyAsync(this::whileStreamed);
    ExitStatus status;
    try {
      status = stream(time.toSeconds() + "s", null);
    } finally {
      stop.countDown();
    }
    Outcome<K, M> outcome = new Outcome<>(status, generating.join());
    if (outcome.mayGoOn() && outcome.generated().isEmpty()) {
      target
          .out()
          .println("-- the stream had not begun when its time was up: this machine is busy");
      outcome = new Outcome<>(status, generate());
    }
    if (outcome.mayGoOn() && left.in(outcome.generated())) {
      return new Outcome<>(stream("empty", "for what came after the end"), outcome.generated());
    }
    return outcome;
  }

  private ExitStatus stream(String until, @Nullable String why) {
    target
        .out()
        .printf("%n== %s --until=%s%s%n", command.get(0), until, why == null ? "" : ", " + why);
    return target.stream(command, until);
  }

  /** Nothing if no stream begins to look before it is over. */
  private Map<K, M> whileStreamed() {
    try {
      return FirstLook.await(target::connect, stop) ? generate() : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the demo's load", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private Map<K, M> generate() throws IOException {
    Map<K, M> generated = new LinkedHashMap<>();
    for (Map.Entry<K, Load<M>> load : loads.entrySet()) {
      generated.put(load.getKey(), load.getValue().generate());
    }
    return generated;
  }
}

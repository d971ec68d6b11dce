package dev.sluice.pipelines;

import dev.sluice.copy.CopyRow;
import dev.sluice.copy.UnitDelivery.Delivered;
import dev.sluice.kafka.RecordFrame;
import dev.sluice.kafka.SchemaRegistry;
import dev.sluice.ledger.Reject;
import dev.sluice.ledger.StoredReject;
import dev.sluice.ledger.StoredRejects;
import dev.sluice.ledger.TopicLedger;
import dev.sluice.pipelines.options.RejectsSettings;
import dev.sluice.redis.RedisCheck;
import dev.sluice.redis.RedisServer;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.SetupException;
import dev.sluice.row.TargetAwayException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes rejected records to Redis again, with the position that they had then: a value that has
 * become newer since stays as it is.
 */
final class ReplayToRedis {
  private final Connection ledger;
  private final @Nullable RedisServer server;
  private final @Nullable SchemaRegistry registry;

  ReplayToRedis(Connection ledger, RejectsSettings settings) {
    this.ledger = ledger;
    this.server = settings.redis().orElse(null);
    this.registry = settings.registry();
  }

  static boolean isFor(StoredReject stored) {
    return RedisLayout.isIn(stored.layout());
  }

  static boolean isOfAvro(StoredReject stored) {
    return isFor(stored) && RedisLayout.parse(stored.layout()).shape().avro();
  }

  /**
   * Checks the server if any of these is for one.
   *
   * @throws SetupException if it is not named, or cannot be used
   */
  void check(List<StoredReject> rejects) {
    Optional<StoredReject> first = rejects.stream().filter(ReplayToRedis::isFor).findFirst();
    if (first.isPresent()) {
      if (server == null) {
        throw new SetupException(
            "Cannot replay rejected record %d without its server: it is for %s. Add --redis=redis://HOST:PORT/DB, and --redisUser and --redisPassword if it asks for them."
                .formatted(first.get().id(), RedisLayout.parse(first.get().layout()).target()));
      }
      List<String> unused = RedisCheck.run(server);
    }
  }

  /** As {@link CopyRow#copy} for a row of a table; older than what is there is a duplicate. */
  CopyRow.Outcome write(StoredReject stored) throws SQLException {
    RedisLayout layout = RedisLayout.parse(stored.layout());
    RecordCoordinates.Place place = RecordCoordinates.parse(stored.reject().coordinates());
    String topicId = TopicLedger.topicId(ledger, stored.jobId(), layout.topic(), place.partition());
    RedisRecords records =
        new RedisRecords(layout, Objects.requireNonNull(server), place.partition(), topicId);
    try {
      Delivered delivered =
          records.write(
              layout
                  .parser(registry, Duration.ZERO)
                  .parse(
                      List.of(
                          RecordFrame.read(
                              stored.reject().encoded(), place.partition(), place.offset()))),
              0);
      return new CopyRow.Outcome(
          fate(delivered), delivered.refused().stream().findFirst().map(Reject::of));
    } catch (TargetAwayException e) {
      throw new IncompleteException(e.getMessage() + ". Run the same command again later.", e);
    }
  }

  private static StoredRejects.Fate fate(Delivered delivered) {
    if (delivered.deleted() > 0) {
      return StoredRejects.Fate.DELETED;
    }
    return delivered.older() > 0 ? StoredRejects.Fate.DUPLICATE : StoredRejects.Fate.LOADED;
  }
}

package dev.sluice.it.load;

import java.nio.file.Path;
import java.util.Map;

/**
 * What {@link GenerateKafka} writes.
 *
 * @param manifest must not be there
 * @param table what the events are
 */
public record KafkaLoad(
    KafkaTarget target,
    Path manifest,
    StreamEventsTable table,
    ChunkPlan plan,
    Flaws flaws,
    Transactions transactions) {

  /** A thousand simple good events at once, by one producer without transactions. */
  public static KafkaLoad into(Map<String, String> clientProperties, String topic, Path manifest) {
    return new KafkaLoad(
        new KafkaTarget(clientProperties, topic, 1),
        manifest,
        new StreamEventsTable(1, Complexity.BASIC),
        ChunkPlan.atOnce(1_000),
        Flaws.NONE,
        Transactions.NONE);
  }

  /** A copy with other events. */
  public KafkaLoad withTable(StreamEventsTable events) {
    return new KafkaLoad(target, manifest, events, plan, flaws, transactions);
  }

  /** A copy whose records are due at other times. */
  public KafkaLoad withPlan(ChunkPlan due) {
    return new KafkaLoad(target, manifest, table, due, flaws, transactions);
  }

  /** A copy with shares of malformed and repeated records. */
  public KafkaLoad withFlaws(double malformed, double duplicates) {
    Flaws shares = new Flaws(malformed, duplicates);
    return new KafkaLoad(target, manifest, table, plan, shares, transactions);
  }

  /** A copy with a transaction for each chunk, a share of which is aborted. */
  public KafkaLoad withTransactions(double aborted) {
    Transactions each = new Transactions(true, aborted);
    return new KafkaLoad(target, manifest, table, plan, flaws, each);
  }

  /** A copy with more producers at once, or fewer. */
  public KafkaLoad withProducers(int producers) {
    KafkaTarget other = new KafkaTarget(target.clientProperties(), target.topic(), producers);
    return new KafkaLoad(other, manifest, table, plan, flaws, transactions);
  }
}

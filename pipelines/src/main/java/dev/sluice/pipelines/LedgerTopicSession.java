package dev.sluice.pipelines;

import dev.sluice.kafka.TopicPlan;
import dev.sluice.kafka.TopicUnit;
import dev.sluice.ledger.PlanLedger;
import dev.sluice.ledger.PlannedUnit;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.TopicLedger;
import dev.sluice.ledger.TopicPartitionEntry;
import dev.sluice.ledger.UnitLedger;
import dev.sluice.row.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The plan of a stream of topics; a transaction for each call. */
final class LedgerTopicSession implements TopicPlan.Session {
  private final LedgerCalls calls;
  private final Connection connection;
  private final RunRef run;
  private int looks;
  private long rowBytes;

  LedgerTopicSession(LedgerCalls calls) {
    this.calls = calls;
    this.connection = calls.connection();
    this.run = calls.run();
  }

  @Override
  public boolean mayPlan() {
    return calls.mayPlan();
  }

  @Override
  public List<TopicPlan.Unread> settle() {
    return calls.settle().stream()
        .map(failed -> new TopicPlan.Unread(failed.unitId(), failed.message(), failed.issues()))
        .toList();
  }

  @Override
  public void again(TopicPlan.Unread unit) {
    calls.again(unit.unitId());
  }

  @Override
  public void giveUp(TopicPlan.Unread unit) {
    calls.giveUp(unit.unitId());
  }

  @Override
  public List<TopicPlan.Known> partitions() {
    return calls.call(() -> TopicLedger.read(connection, run)).stream()
        .map(
            entry ->
                new TopicPlan.Known(
                    entry.topic(),
                    entry.partition(),
                    entry.clusterId(),
                    entry.topicId(),
                    entry.plannedUntil(),
                    entry.end()))
        .toList();
  }

  @Override
  public Map<String, TopicPlan.Open> open() {
    Map<String, TopicPlan.Open> open = new HashMap<>();
    calls
        .call(() -> TopicLedger.open(connection, run))
        .forEach(
            (id, units) ->
                open.put(id, new TopicPlan.Open(units.units(), units.failed(), units.from())));
    return open;
  }

  /** Asked anew now and then only. */
  @Override
  public long rowBytes() {
    if (looks++ % 20 == 0) {
      rowBytes = calls.call(() -> UnitLedger.rowBytes(connection, run));
    }
    return rowBytes;
  }

  @Override
  public void begin(List<TopicPlan.Known> partitions) {
    calls.plan(
        () ->
            TopicLedger.add(
                connection, run, partitions.stream().map(LedgerTopicSession::entry).toList()));
  }

  @Override
  public void cut(List<TopicPlan.Cut> cuts) {
    if (!cuts.isEmpty()) {
      calls.plan(
          () -> {
            List<PlannedUnit> units = new ArrayList<>();
            for (TopicPlan.Cut cut : cuts) {
              units.addAll(cut(cut));
            }
            PlanLedger.add(connection, run, units);
          });
    }
  }

  private List<PlannedUnit> cut(TopicPlan.Cut cut) throws SQLException {
    TopicPartitionEntry partition = entry(cut.partition());
    List<PlannedUnit> units = new ArrayList<>();
    long from = partition.plannedUntil();
    for (long until : cut.until()) {
      String id = TopicUnit.id(partition.topic(), partition.partition(), from, until);
      units.add(
          new PlannedUnit(
              new Unit(id, String.valueOf(from), String.valueOf(until), 0),
              partition.id(),
              null,
              0,
              (until - from) * Math.max(1, rowBytes)));
      from = until;
    }
    return TopicLedger.advance(connection, run, partition, from, cut.end()) ? units : List.of();
  }

  @Override
  public void skip(TopicPlan.Known partition, long until, long end) {
    calls.plan(
        () -> {
          TopicPartitionEntry entry = entry(partition);
          if (TopicLedger.advance(connection, run, entry, until, end)) {
            TopicLedger.addGap(connection, run, entry, until);
          }
        });
  }

  @Override
  public void looked(int partitionsWaiting) {
    calls.looked(partitionsWaiting);
  }

  @Override
  public void close() {
    calls.close();
  }

  private static TopicPartitionEntry entry(TopicPlan.Known known) {
    return new TopicPartitionEntry(
        known.topic(),
        known.partition(),
        known.clusterId(),
        known.topicId(),
        known.plannedUntil(),
        known.plannedUntil(),
        known.end());
  }
}

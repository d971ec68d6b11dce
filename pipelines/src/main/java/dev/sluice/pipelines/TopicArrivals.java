package dev.sluice.pipelines;

import dev.sluice.copy.Arrivals;
import dev.sluice.kafka.RawRecord;
import dev.sluice.kafka.TopicRange;
import dev.sluice.kafka.TopicUnit;
import dev.sluice.ledger.LatencySketch;
import dev.sluice.ledger.RunRef;
import dev.sluice.ledger.TopicLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of a unit's records beside the records: when they were written, what is gone. */
final class TopicArrivals implements TopicRange.Arrivals, Arrivals {
  private final TopicUnit unit;
  private final boolean ignoreTombstones;

  /** Records by the millisecond they were written in. */
  private final Map<Long, Long> written = new HashMap<>();

  private final List<TopicLedger.Gap> gaps = new ArrayList<>();
  private long filtered;

  TopicArrivals(TopicUnit unit, boolean ignoreTombstones) {
    this.unit = unit;
    this.ignoreTombstones = ignoreTombstones;
  }

  /** Forgets what an earlier reading found. */
  void start() {
    filtered = 0;
    written.clear();
    gaps.clear();
  }

  @Override
  public long filtered() {
    return filtered;
  }

  @Override
  public LatencySketch latency(long committedMillis, long rows) {
    LatencySketch latency = LatencySketch.empty();
    written.forEach((millis, records) -> latency.add(committedMillis - millis, records));
    return latency;
  }

  @Override
  public boolean isWanted(RawRecord found) {
    if (found.value() == null && ignoreTombstones) {
      filtered++;
      return false;
    }
    if (found.timestampMillis() > 0) {
      written.merge(found.timestampMillis(), 1L, Long::sum);
    }
    return true;
  }

  @Override
  public void gone(long from, long until) {
    gaps.add(new TopicLedger.Gap(unit.topic(), unit.partition(), from, until));
  }

  @Override
  public void remember(Connection connection, RunRef run) throws SQLException {
    for (TopicLedger.Gap gap : gaps) {
      TopicLedger.addGap(connection, run, gap);
    }
  }
}

package dev.sluice.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How long rows took from their arrival in the source to just before their commit, in milliseconds,
 * exact to three digits. Sketches of units add up to that of a run without losing anything.
 *
 * @param histogram values in milliseconds, one for each row
 */
public record LatencySketch(Histogram histogram) {

  public static LatencySketch empty() {
    return new LatencySketch(new Histogram(3));
  }

  /** Adds rows that took as long. A negative time, of clocks that differ, counts as none. */
  public void add(long millis, long rows) {
    if (rows > 0) {
      histogram.recordValueWithCount(Math.max(0, millis), rows);
    }
  }

  /**
   * Adds another one.
   *
   * @param bytes as {@link #bytes} writes them
   */
  public void merge(byte[] bytes) {
    try {
      histogram.add(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
    } catch (DataFormatException e) {
      throw new IllegalStateException("Cannot read a latency sketch of the ledger.", e);
    }
  }

  /** HdrHistogram's compressed form (V2). */
  public byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Arrays.copyOf(buffer.array(), length);
  }

  /** Shows every time that rows took, shortest first. */
  public void forEach(Each each) {
    for (HistogramIterationValue value : histogram.recordedValues()) {
      each.rows(
          histogram.lowestEquivalentValue(value.getValueIteratedTo()),
          value.getCountAtValueIteratedTo());
    }
  }

  /** Takes how many rows took so many milliseconds. */
  public interface Each {
    void rows(long millis, long rows);
  }

  public long rows() {
    return histogram.getTotalCount();
  }

  /** Milliseconds that so many percent of the rows did not exceed; 0 if there are none. */
  public long percentile(double percent) {
    return histogram.getValueAtPercentile(percent);
  }

  /** Rows that took at least {@code from} and less than {@code until} milliseconds. */
  public long rowsBetween(long from, long until) {
    return until <= from ? 0 : histogram.getCountBetweenValues(from, until - 1);
  }
}

package dev.sluice.copy;

import dev.sluice.copy.LeaseTerms.Once;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;

/** Issues one lease; splits into one source for each stream. */
final class SingleLease extends BoundedSource<Lease> {
  private static final long serialVersionUID = 1L;

  /** Only tells how many bundles the runner wants, where the number of streams is left to it. */
  private static final long SIZE = 1L << 40;

  private final Once terms;
  private final int stream;
  private final String id;

  private SingleLease(Once terms, int stream, String id) {
    this.terms = terms;
    this.stream = stream;
    this.id = id;
  }

  static SingleLease forEachStream(Once terms) {
    return new SingleLease(terms, 0, "");
  }

  @Override
  public List<SingleLease> split(long desiredBundleSizeBytes, PipelineOptions options) {
    long proposed = Math.max(1, SIZE / Math.max(1, desiredBundleSizeBytes));
    return LongStream.range(0, terms.streams() == 0 ? proposed : terms.streams())
        .mapToObj(each -> new SingleLease(terms, (int) each, UUID.randomUUID().toString()))
        .toList();
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return SIZE;
  }

  @Override
  public Coder<Lease> getOutputCoder() {
    return LeaseCoder.of();
  }

  @Override
  public Reader createReader(PipelineOptions options) {
    return new Reader(this);
  }

  /** A task that is tried again issues the same lease. */
  static final class Reader extends BoundedReader<Lease> {
    private final SingleLease source;
    private final Lease lease;

    Reader(SingleLease source) {
      this.source = source;
      this.lease = Lease.issue(source.stream, source.id);
    }

    @Override
    public boolean start() {
      return true;
    }

    @Override
    public boolean advance() {
      return false;
    }

    @Override
    public Lease getCurrent() {
      return lease;
    }

    @Override
    public BoundedSource<Lease> getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }
}

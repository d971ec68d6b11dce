package dev.sluice.copy;

import dev.sluice.copy.LeaseTerms.Repeated;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Issues leases without end; one split for each stream. Knows nothing of what is copied. */
final class LeaseSource extends UnboundedSource<Lease, LeaseSource.Issued> {
  private static final long serialVersionUID = 1L;

  private final Repeated terms;
  private final int stream;

  LeaseSource(Repeated terms, int stream) {
    this.terms = terms;
    this.stream = stream;
  }

  @Override
  public List<LeaseSource> split(int proposed, PipelineOptions options) {
    int streams = terms.streams() == 0 ? Math.max(1, proposed) : terms.streams();
    return IntStream.range(0, streams).mapToObj(split -> new LeaseSource(terms, split)).toList();
  }

  @Override
  public UnboundedReader<Lease> createReader(PipelineOptions options, @Nullable Issued mark) {
    return new LeaseReader(
        this, stream, terms.every(), mark == null ? Issued.NEVER : mark.atMillis());
  }

  @Override
  public Coder<Lease> getOutputCoder() {
    return LeaseCoder.of();
  }

  @Override
  public Coder<Issued> getCheckpointMarkCoder() {
    return Issued.CODER;
  }

  /** When the last lease was issued, in milliseconds since 1970. */
  record Issued(long atMillis) implements UnboundedSource.CheckpointMark {
    static final long NEVER = 0;
    static final Coder<Issued> CODER =
        new AtomicCoder<>() {
          private static final long serialVersionUID = 1L;

          @Override
          public void encode(Issued mark, OutputStream out) throws IOException {
            BigEndianLongCoder.of().encode(mark.atMillis(), out);
          }

          @Override
          public Issued decode(InputStream in) throws IOException {
            return new Issued(BigEndianLongCoder.of().decode(in));
          }
        };

    @Override
    public void finalizeCheckpoint() {}
  }
}

package dev.sluice.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.BoundedSource.BoundedReader;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void leasesAndMarksComeBack() throws IOException {
    Lease lease = Lease.issue(3);
    Coder<LeaseSource.Issued> marks = LeaseSource.Issued.CODER;

    byte[] coded = CoderUtils.encodeToByteArray(LeaseCoder.of(), lease);
    byte[] mark = CoderUtils.encodeToByteArray(marks, new LeaseSource.Issued(1L << 40));

    assertThat(CoderUtils.decodeFromByteArray(LeaseCoder.of(), coded)).isEqualTo(lease);
    assertThat(CoderUtils.decodeFromByteArray(marks, mark).atMillis()).isEqualTo(1L << 40);
    SerializableUtils.ensureSerializable(LeaseCoder.of());
  }

  @Test
  void aLeaseThatWaitedEndsNoLaterInItsOwnProcess() {
    Lease lease = Lease.issue(0);

    assertThat(lease.endNanos(HOUR)).isEqualTo(lease.issuedNanos() + HOUR.toNanos());
  }

  @Test
  void aLeaseOfAnotherProcessLastsFromItsStart() {
    Lease lease = new Lease(0, "id", "elsewhere:1", System.nanoTime() - HOUR.toNanos());

    assertThat(lease.endNanos(HOUR) - System.nanoTime())
        .isGreaterThan(Duration.ofMinutes(59).toNanos());
  }

  @Test
  void thereIsASplitForEachStream() {
    assertThat(source(4).split(1, PipelineOptionsFactory.create())).hasSize(4);
    assertThat(source(0).split(3, PipelineOptionsFactory.create())).hasSize(3);
  }

  @Test
  void aBoundedPipelineHasOneLeaseForEachStream() throws IOException {
    List<SingleLease> streams = single(3).split(1, PipelineOptionsFactory.create());

    List<Lease> leases = new ArrayList<>();
    for (SingleLease stream : streams) {
      BoundedReader<Lease> reader = stream.createReader(PipelineOptionsFactory.create());
      assertThat(List.of(reader.start(), reader.advance())).containsExactly(true, false);
      leases.add(reader.getCurrent());
    }
    assertThat(leases).extracting(Lease::stream).containsExactly(0, 1, 2);
    assertThat(leases).extracting(Lease::id).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void theRunnerMayProposeTheNumberOfBoundedLeases() throws Exception {
    SingleLease any = single(0);
    PipelineOptions options = PipelineOptionsFactory.create();

    assertThat(any.split(any.getEstimatedSizeBytes(options) / 5, options)).hasSize(5);
    assertThat(any.split(Long.MAX_VALUE, options)).hasSize(1);
  }

  @Test
  void anotherAttemptHasTheSameLease() {
    SingleLease stream = single(1).split(1, PipelineOptionsFactory.create()).get(0);
    SingleLease elsewhere = SerializableUtils.clone(stream);

    assertThat(issued(elsewhere).id()).isEqualTo(issued(stream).id());
  }

  @Test
  void aReaderIssuesOneLeaseAtATime() throws IOException {
    UnboundedReader<Lease> reader = reader(null);

    assertThat(List.of(reader.start(), reader.advance())).containsExactly(true, false);
  }

  @Test
  void theNextReaderKnowsWhenTheLastLeaseWasIssued() throws IOException {
    long now = System.currentTimeMillis();

    assertThat(reader(new LeaseSource.Issued(now)).start()).isFalse();
    assertThat(reader(new LeaseSource.Issued(now - HOUR.toMillis())).start()).isTrue();
  }

  @Test
  void aClockThatWasSetBackFarDoesNotEndTheStream() throws IOException {
    long later = System.currentTimeMillis() + 2 * HOUR.toMillis();

    assertThat(reader(new LeaseSource.Issued(later)).start()).isTrue();
  }

  private static SingleLease single(int streams) {
    return SingleLease.forEachStream(new LeaseTerms.Once(streams, HOUR));
  }

  private static Lease issued(SingleLease stream) {
    return stream.createReader(PipelineOptionsFactory.create()).getCurrent();
  }

  private static UnboundedReader<Lease> reader(LeaseSource.Issued mark) {
    return source(1).createReader(PipelineOptionsFactory.create(), mark);
  }

  private static LeaseSource source(int streams) {
    return new LeaseSource(new LeaseTerms.Repeated(streams, HOUR, HOUR), 0);
  }
}

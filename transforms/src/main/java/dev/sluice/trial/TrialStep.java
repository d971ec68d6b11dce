package dev.sluice.trial;

import java.util.List;
import java.util.Optional;

/**
 * What was measured with a number of streams.
 *
 * @param streams that read, encoded and copied at once
 * @param rows that the target took
 * @param refused rows that could not be encoded
 * @param rowsPerSecond the streams' rates, added up
 * @param bytesPerSecond of encoded rows, likewise
 * @param readShare part of the streams' time that waited for rows, 0 to 1
 * @param encodeShare part of it that encoded
 * @param copyShare part of it that sent rows and waited for the target
 * @param processors of this machine that this process kept busy, on average
 * @param pageBytes most heap of one stream's page: as read, twice, as framed and as encoded
 * @param endedEarly whether the table's rows were over before the time was
 * @param problem the first thing that went wrong
 */
public record TrialStep(
    int streams,
    long rows,
    long refused,
    double rowsPerSecond,
    double bytesPerSecond,
    double readShare,
    double encodeShare,
    double copyShare,
    double processors,
    long pageBytes,
    boolean endedEarly,
    Optional<String> problem) {

  static TrialStep of(List<TrialStream.Measured> streams, double processors) {
    double busy = streams.stream().mapToDouble(TrialStream.Measured::nanos).sum();
    return new TrialStep(
        streams.size(),
        streams.stream().mapToLong(TrialStream.Measured::rows).sum(),
        streams.stream().mapToLong(TrialStream.Measured::refused).sum(),
        streams.stream().mapToDouble(TrialStream.Measured::rowsPerSecond).sum(),
        streams.stream().mapToDouble(TrialStream.Measured::bytesPerSecond).sum(),
        streams.stream().mapToDouble(TrialStream.Measured::readNanos).sum() / busy,
        streams.stream().mapToDouble(TrialStream.Measured::encodeNanos).sum() / busy,
        streams.stream().mapToDouble(TrialStream.Measured::copyNanos).sum() / busy,
        processors,
        streams.stream().mapToLong(TrialStream.Measured::heap).max().orElse(0),
        streams.stream().anyMatch(TrialStream.Measured::endedEarly),
        streams.stream().flatMap(stream -> stream.problem().stream()).findFirst());
  }
}

package dev.sluice.pipelines;

import dev.sluice.report.Usage;
import java.util.Optional;

/**
 * How a stream ended.
 *
 * @param failure empty if it ended in order
 * @param usage of this JVM and the target's
 * @param commitMicros time that commits took, over all streams
 */
record StreamEnd(Optional<Failure> failure, Usage usage, long commitMicros) {}

package dev.sluice.pipelines;

import java.util.Optional;

/**
 * How a stream ended.
 *
 * @param failure empty if it ended in order
 * @param commitMicros time that commits took, over all streams
 */
record StreamEnd(Optional<Failure> failure, long commitMicros) {}

package dev.sluice.pipelines;

import java.util.Optional;

/**
 * How the pipeline ended.
 *
 * @param failure empty if every planned unit is committed
 * @param commitMicros time that commits took, over all streams
 */
record UnitsCopied(Optional<Failure> failure, long commitMicros) {}

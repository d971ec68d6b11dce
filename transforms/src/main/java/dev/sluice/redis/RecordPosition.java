package dev.sluice.redis;

/**
 * Where a value came from, which tells whether it is newer than another one. Of one source the
 * larger offset is newer; between sources the later time, then the larger offset.
 *
 * @param offset in the source
 * @param millis since 1970 UTC
 * @param source within which offsets say what came later; without line ends
 */
public record RecordPosition(long offset, long millis, String source) {}

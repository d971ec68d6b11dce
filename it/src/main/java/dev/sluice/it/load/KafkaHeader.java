package dev.sluice.it.load;

/**
 * The first line of a topic's manifest: what it takes to compute the events again.
 *
 * @param malformed asked share of such records
 * @param duplicates asked share of such records
 * @param aborted asked share of aborted transactions; 0 without transactions, too
 * @param schedule in words
 * @param startedAt in milliseconds since 1970
 */
public record KafkaHeader(
    String topic,
    int producers,
    long seed,
    Complexity complexity,
    double malformed,
    double duplicates,
    double aborted,
    String schedule,
    long startedAt)
    implements ManifestLine {}

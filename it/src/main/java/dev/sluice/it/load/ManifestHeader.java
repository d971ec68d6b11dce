package dev.sluice.it.load;

/**
 * The first line of a manifest: what it takes to compute the rows again.
 *
 * @param malformed asked share of such rows
 * @param duplicates asked share of such rows
 * @param schedule in words
 * @param startedAt in milliseconds since 1970
 */
public record ManifestHeader(
    long seed,
    Complexity complexity,
    double malformed,
    double duplicates,
    String schedule,
    long startedAt)
    implements ManifestLine {}

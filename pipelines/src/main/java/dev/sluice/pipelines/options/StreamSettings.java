package dev.sluice.pipelines.options;

import dev.sluice.copy.LeaseTerms;
import java.time.Duration;

/**
 * How long a stream runs.
 *
 * @param leases of its streams
 * @param drain what units under way have at the end
 * @param patience how long a unit waits for a target that is away
 */
public record StreamSettings(Until until, LeaseTerms leases, Duration drain, Duration patience) {}

package dev.sluice.pipelines.options;

import java.time.Duration;

/**
 * How long a stream runs.
 *
 * @param drain what units under way have at the end
 * @param patience how long a unit waits for a target that is away
 */
public record StreamSettings(Until until, Duration drain, Duration patience) {}

/**
 * What Prometheus is told while a run goes on: by the command of the run, by each process of its
 * units.
 */
@NullMarked
package dev.sluice.pipelines.metrics;

import org.jspecify.annotations.NullMarked;

/**
 * Runner profiles: the settings of a runner, each with its reason. Knows neither Beam nor Spark.
 */
@NullMarked
package dev.sluice.profiles;

import org.jspecify.annotations.NullMarked;

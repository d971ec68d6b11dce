/**
 * Writes values of keys into Redis, in batches and only if they are newer than what is there, so
 * that to write the same again changes nothing.
 */
@NullMarked
package dev.sluice.redis;

import org.jspecify.annotations.NullMarked;

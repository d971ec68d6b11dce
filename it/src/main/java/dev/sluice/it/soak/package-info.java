/** A stream under load for long: does anything grow that should not? */
@NullMarked
package dev.sluice.it.soak;

import org.jspecify.annotations.NullMarked;

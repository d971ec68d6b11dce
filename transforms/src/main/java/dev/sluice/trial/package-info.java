/** Copies a part of a table for some seconds, to nobody's sight, to see how fast it goes. */
@NullMarked
package dev.sluice.trial;

import org.jspecify.annotations.NullMarked;

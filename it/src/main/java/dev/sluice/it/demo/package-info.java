/**
 * The demos: two tables migrated between real servers on this machine, a stream loaded; checked.
 */
@NullMarked
package dev.sluice.it.demo;

import org.jspecify.annotations.NullMarked;

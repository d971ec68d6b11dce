/** Kills whatever can be killed during a migration, and proves that no row is lost or doubled. */
@NullMarked
package dev.sluice.it.chaos;

import org.jspecify.annotations.NullMarked;

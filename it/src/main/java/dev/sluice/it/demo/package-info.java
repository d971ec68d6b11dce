/** The demo: two tables migrated between real servers on this machine, and checked. */
@NullMarked
package dev.sluice.it.demo;

import org.jspecify.annotations.NullMarked;

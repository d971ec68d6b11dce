/** The command {@code check}: looks at all servers and this machine before anything is copied. */
@NullMarked
package dev.sluice.pipelines.check;

import org.jspecify.annotations.NullMarked;

/** The commands: each checks, assembles one pipeline, runs it and reports. */
@NullMarked
package dev.sluice.pipelines;

import org.jspecify.annotations.NullMarked;

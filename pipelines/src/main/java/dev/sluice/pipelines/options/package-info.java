/**
 * The command line and the config file: checked as a whole, then handed on as immutable records.
 */
@NullMarked
package dev.sluice.pipelines.options;

import org.jspecify.annotations.NullMarked;

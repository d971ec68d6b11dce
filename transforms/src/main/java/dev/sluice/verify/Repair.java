package dev.sluice.verify;

import dev.sluice.copy.CopySettings;
import dev.sluice.copy.PostgresTarget;
import java.io.Serializable;

/** How rows are written into the target that are missing there, or different. */
public record Repair(PostgresTarget target, CopySettings settings) implements Serializable {}

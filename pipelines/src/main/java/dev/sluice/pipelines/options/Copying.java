package dev.sluice.pipelines.options;

import dev.sluice.copy.CopySettings;
import dev.sluice.copy.OnConflict;
import dev.sluice.encode.InvalidText;
import dev.sluice.ledger.RejectLimit;

/**
 * How rows are sent, and what becomes of those that do not fit.
 *
 * @param limits when a COPY is sent
 */
public record Copying(
    CopySettings.Limits limits,
    InvalidText invalidText,
    OnConflict onConflict,
    RejectLimit rejectLimit) {}

package dev.sluice.types;

import java.io.Serializable;

/**
 * The type that the user wants a column to have in a table that Sluice makes.
 *
 * @param column of the source
 * @param type as SQL spells it, or a {@code pg_type.typname}
 */
public record ColumnType(String column, String type) implements Serializable {}

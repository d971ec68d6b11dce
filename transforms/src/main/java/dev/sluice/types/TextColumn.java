package dev.sluice.types;

import java.io.Serializable;

/**
 * One column's way from a text source, such as a CSV file, to the target.
 *
 * @param targetType {@code pg_type.typname}, such as {@code int4} or {@code timestamptz}; a
 *     domain's base type
 */
public record TextColumn(String source, String target, String targetType) implements Serializable {}

package dev.sluice.types;

import java.io.Serializable;

/**
 * One column's way from source to target.
 *
 * @param key whether it is part of the source's primary key
 */
public record ColumnPlan(
    String source, CellType type, boolean key, String target, String targetType)
    implements Serializable {}

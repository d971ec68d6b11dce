package dev.sluice.types;

import java.io.Serializable;

/** A column asked for by the user and its name in the target. */
public record ColumnName(String source, String target) implements Serializable {}

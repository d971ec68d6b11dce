package dev.sluice.verify;

import java.io.Serializable;

/**
 * A part of the target that is read by one COPY.
 *
 * @param name for messages, and to tell parts from each other
 * @param from what stands behind FROM, ready for SQL: a table, with its condition
 */
record TargetPart(String name, String from) implements Serializable {}

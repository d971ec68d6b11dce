package dev.sluice.row;

import java.io.Serializable;

/**
 * A target column that gets the same value in every row.
 *
 * @param text the value as the server writes it
 * @param field the value in the form that a binary COPY sends, without its length
 */
public record ConstantColumn(String name, String text, byte[] field) implements Serializable {}

package dev.sluice.row;

/**
 * Why the rest of a unit cannot be read.
 *
 * @param message complete, with what to do
 * @param divisible whether smaller units may do better: the servers found it too much at once
 */
public record ReadFailure(String message, boolean divisible) {}

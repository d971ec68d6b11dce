package dev.sluice.types;

/**
 * How tables are made.
 *
 * @param tablets pieces that YugabyteDB splits a new table into; 0 leaves that to the server
 */
public record DdlStyle(Dialect dialect, int tablets) {}

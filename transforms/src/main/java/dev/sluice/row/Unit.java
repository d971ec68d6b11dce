package dev.sluice.row;

import java.io.Serializable;

/**
 * A piece of input that is read, copied and committed as one: here the token range {@code (from,
 * until]}.
 *
 * @param id derived from the content alone, so that every run and every attempt gives the same
 *     range the same id
 * @param from exclusive start, a decimal number
 * @param until inclusive end, a decimal number
 * @param turn position in this run's plan; only spreads units over target hosts, never identifies
 */
public record Unit(String id, String from, String until, int turn) implements Serializable {}

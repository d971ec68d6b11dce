package dev.sluice.cassandra;

/**
 * A first guess at a table's size; good for choosing the number of units, for nothing else.
 *
 * @param rows 0 if unknown or empty
 * @param bytes of raw cells; 0 if unknown or empty
 */
record TableEstimate(long rows, long bytes) {

  /** Of a part of the table. */
  TableEstimate share(double share) {
    return new TableEstimate(Math.round(rows * share), Math.round(bytes * share));
  }
}

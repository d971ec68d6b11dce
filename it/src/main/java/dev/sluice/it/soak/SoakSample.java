package dev.sluice.it.soak;

/**
 * How things stood at one moment.
 *
 * @param minutes since the load began
 * @param p50Millis from a record's time to its commit, of units committed since the sample before;
 *     NaN if there was none
 * @param p99Millis likewise
 * @param lag records that the broker has acknowledged and the ledger does not have
 * @param heapMib of the stream's JVM after a full collection; NaN if it could not be asked
 * @param jvmMib resident memory of that JVM
 * @param postgresMib resident memory of the server's processes that they do not share
 */
record SoakSample(
    double minutes,
    double p50Millis,
    double p99Millis,
    double lag,
    double heapMib,
    double jvmMib,
    double postgresMib) {

  String text() {
    return "%6.2f min  P50 %,6.0f ms  P99 %,6.0f ms  lag %,8.0f  heap %,5.0f MiB  JVM %,5.0f MiB  PostgreSQL %,5.0f MiB"
        .formatted(minutes, p50Millis, p99Millis, lag, heapMib, jvmMib, postgresMib);
  }
}

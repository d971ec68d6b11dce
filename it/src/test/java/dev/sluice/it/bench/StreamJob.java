package dev.sluice.it.bench;

import dev.sluice.it.servers.LocalPostgres;
import java.util.List;

/**
 * What a peer in a JVM of its own is told to load: its arguments, all peers' alike.
 *
 * @param from a folder of CSV files, or a topic
 * @param brokers of the topic; empty for files
 * @param checkpoint a folder, the same after a kill
 * @param units files, or records
 */
record StreamJob(
    String way,
    String from,
    String brokers,
    PeerDatabase into,
    String checkpoint,
    int streams,
    long units) {

  static StreamJob of(String... arguments) {
    return new StreamJob(
        arguments[0],
        arguments[1],
        arguments[2],
        new PeerDatabase(arguments[3]),
        arguments[6],
        Integer.parseInt(arguments[7]),
        Long.parseLong(arguments[8]));
  }

  List<String> arguments() {
    return List.of(
        way,
        from,
        brokers,
        into.jdbcUrl(),
        LocalPostgres.SUPERUSER,
        LocalPostgres.SUPERUSER_PASSWORD,
        checkpoint,
        String.valueOf(streams),
        String.valueOf(units));
  }

  boolean ofFiles() {
    return brokers.isEmpty();
  }
}

package dev.sluice.pipelines.check;

import java.util.ArrayList;
import java.util.List;

/** Which settings of a server would end a run, slow it down, or make its promises empty. */
final class ServerRules {
  private static final Line.Area AREA = Line.Area.TARGET;
  private static final long SHORT_IDLE_MILLIS = 60_000;
  private static final long SHORT_LOCK_MILLIS = 5_000;
  private static final long SMALL_WAL_MIB = 1024;

  private ServerRules() {}

  static List<Line> lines(String host, ServerSettings server, boolean yugabyte) {
    List<Line> lines = new ArrayList<>();
    writable(host, server, lines);
    timeouts(host, server, lines);
    encoding(host, server, lines);
    if (!yugabyte) {
      durability(host, server, lines);
    }
    if (lines.isEmpty()) {
      lines.add(AREA.ok("settings of " + host, "nothing that would end or endanger a COPY"));
    }
    return lines;
  }

  private static void writable(String host, ServerSettings server, List<Line> lines) {
    if (server.recovering()) {
      lines.add(
          AREA.fail(
              "writing to " + host,
              "the server is a standby",
              "Name the primary in --targetHosts, and it alone."));
    } else if (server.is("transaction_read_only", "on")) {
      lines.add(
          AREA.fail(
              "writing to " + host,
              "sessions are read only",
              "Turn default_transaction_read_only off for the role or the database, or with --targetSession=default_transaction_read_only=off."));
    }
  }

  private static void timeouts(String host, ServerSettings server, List<Line> lines) {
    for (String name : List.of("statement_timeout", "transaction_timeout")) {
      if (server.number(name) > 0) {
        lines.add(
            timeout(
                host,
                server,
                name,
                "A COPY or a unit that takes longer is cancelled each time. Turn it off with --targetSession=%s=0."
                    .formatted(name)));
      }
    }
    if (isBelow(server, "idle_in_transaction_session_timeout", SHORT_IDLE_MILLIS)) {
      lines.add(
          timeout(
              host,
              server,
              "idle_in_transaction_session_timeout",
              "A unit waits for its source in an open transaction: give it minutes."));
    }
    if (isBelow(server, "lock_timeout", SHORT_LOCK_MILLIS)) {
      lines.add(
          timeout(
              host,
              server,
              "lock_timeout",
              "A second attempt waits for the first one's claim: give it a minute."));
    }
  }

  private static Line timeout(String host, ServerSettings server, String name, String advice) {
    return AREA.warn(name + " on " + host, Figures.span(server.number(name)), advice);
  }

  private static boolean isBelow(ServerSettings server, String name, long millis) {
    return server.number(name) > 0 && server.number(name) < millis;
  }

  private static void encoding(String host, ServerSettings server, List<Line> lines) {
    String encoding = server.values().getOrDefault("server_encoding", "UTF8");
    if (!encoding.equals("UTF8")) {
      lines.add(
          AREA.warn(
              "encoding on " + host,
              "the database is kept in " + encoding,
              "Rows with characters that it lacks are rejected. Create the database with ENCODING 'UTF8'."));
    }
    if (server.is("session_replication_role", "replica")) {
      lines.add(
          AREA.warn(
              "triggers on " + host,
              "session_replication_role is replica",
              "Foreign keys and triggers are not looked at for these rows."));
    }
  }

  private static void durability(String host, ServerSettings server, List<Line> lines) {
    for (String name : List.of("fsync", "full_page_writes")) {
      if (server.is(name, "off")) {
        lines.add(
            AREA.warn(
                name + " on " + host,
                "off",
                "A crash of the machine can destroy the database, rows and ledger. Turn it on, or be ready to begin anew."));
      }
    }
    if (server.is("synchronous_commit", "off")) {
      lines.add(
          AREA.warn(
              "synchronous_commit on " + host,
              "off",
              "A crash can take back the last units, rows and ledger together: the next run copies them again, but a run that has ended does not know. Use --targetSession=synchronous_commit=on."));
    }
    long wal = server.number("max_wal_size");
    if (wal > 0 && wal <= SMALL_WAL_MIB) {
      lines.add(
          AREA.warn(
              "max_wal_size on " + host,
              "%d MiB".formatted(wal),
              "A load fills that in moments, and checkpoints follow each other: 8 GB or more while it lasts."));
    }
  }
}

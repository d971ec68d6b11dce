package dev.sluice.pipelines.check;

import dev.sluice.copy.ConnectionBudget;
import dev.sluice.copy.Connections;
import dev.sluice.copy.PostgresTarget;
import dev.sluice.copy.TargetServer;
import dev.sluice.pipelines.options.CheckSettings;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Ping;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One server of the target. */
final class TargetHost {
  private static final Line.Area AREA = Line.Area.TARGET;
  private static final int PINGS = 13;

  private final PostgresTarget target;
  private final String host;
  private final CheckSettings settings;
  private final Clocks clocks;
  private final Set<String> usable;

  /**
   * @param target with this host alone
   * @param clocks takes this server's
   * @param usable takes the host if it lets us in
   */
  TargetHost(
      PostgresTarget target,
      String host,
      CheckSettings settings,
      Clocks clocks,
      Set<String> usable) {
    this.target = target;
    this.host = host;
    this.settings = settings;
    this.clocks = clocks;
    this.usable = usable;
  }

  List<Line> lines() throws IOException, SQLException {
    long tcp = Reach.nanos(Reach.host(host), Reach.port(host));
    String reached = "TCP " + Figures.millis(tcp);
    Connection first;
    try {
      first = Connections.openFirst(target, TargetChecks.NAME);
    } catch (SetupException | IncompleteException e) {
      return List.of(AREA.fail(host, Reason.of(e), ""));
    }
    try (Connection connection = first) {
      List<Ping> pings = Connections.ping(connection, PINGS).subList(3, PINGS);
      usable.add(host);
      clocks.add(host, pings);
      List<Line> lines = new ArrayList<>();
      lines.add(
          Distance.line(
              AREA,
              host,
              "%s, %s".formatted(version(connection), reached),
              Figures.medianNanos(pings)));
      lines.add(encryption(connection));
      server(connection, lines);
      return lines;
    }
  }

  private void server(Connection connection, List<Line> lines) throws SQLException {
    boolean yugabyte = false;
    try {
      yugabyte = TargetServer.of(connection) == TargetServer.YUGABYTEDB;
      if (yugabyte) {
        lines.add(
            AREA.ok(
                "transactions on " + host,
                "units are all or nothing: each COPY says ROWS_PER_TRANSACTION 0 itself"));
      }
    } catch (SetupException e) {
      lines.add(AREA.fail("transactions on " + host, Reason.of(e), ""));
    }
    ServerSettings read = ServerSettings.read(connection);
    lines.addAll(ServerRules.lines(host, read, yugabyte));
    lines.add(
        FreeConnections.line(
            "connections on " + host,
            ConnectionBudget.ofServer(connection),
            settings.streams(),
            Math.max(1, settings.target().map(t -> t.hosts().size()).orElse(1))));
  }

  /** "PostgreSQL 15.19"; of YugabyteDB, which says more in one word, all of it. */
  private static String version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version()")) {
      row.next();
      return row.getString(1).replaceFirst("^(\\S+ \\S+).*", "$1");
    }
  }

  private Line encryption(Connection connection) throws SQLException {
    String subject = "TLS of " + host;
    String asked = target.tls() == null ? "" : target.tls().mode();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      if (row.next() && row.getBoolean(1)) {
        return TlsLook.at(Reach.host(host), Reach.port(host), true)
            .map(tls -> tls.line(AREA, subject, Instant.now()))
            .orElseGet(() -> AREA.ok(subject, "encrypted"));
      }
    } catch (IOException | GeneralSecurityException e) {
      return AREA.ok(subject, "encrypted; its certificate is not shown: " + Reason.of(e));
    }
    return plain(subject, asked, Reach.isRemote(Reach.host(host)));
  }

  static Line plain(String subject, String asked, boolean remote) {
    if (!asked.isEmpty() && !asked.equals("disable")) {
      return AREA.warn(
          subject,
          "the connection is not encrypted although --targetSslMode=%s is given".formatted(asked),
          "This mode is content with that: use verify-full, and let the server have a certificate.");
    }
    return remote
        ? AREA.warn(
            subject,
            "the connection is not encrypted",
            "Rows travel in plain. Use --targetSslMode=verify-full if the server can.")
        : AREA.ok(subject, "not encrypted, within this machine");
  }
}

package dev.sluice.copy;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.ledger.UsageSample;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the target's processes take, if they are on this machine. */
final class ServerUsage {
  private static final String PIDS = "SELECT pid FROM pg_stat_activity";
  private static final String SAME_MACHINE =
      "SELECT coalesce(host(inet_server_addr()) = host(inet_client_addr()), true)";

  private final ServerProcesses server = new ServerProcesses();

  Optional<UsageSample> sample(Connection connection) throws SQLException {
    server.sample(pids(connection));
    if (server.cpuSeconds().isEmpty()) {
      return Optional.empty();
    }
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return Optional.of(
        new UsageSample(
            "PostgreSQL",
            UsageSample.Role.TARGET,
            Instant.now(),
            system.getAvailableProcessors(),
            (long) (server.cpuSeconds().getAsDouble() * 1e6),
            server.takePeak(),
            0,
            -1,
            0,
            0));
  }

  /** None if the server is elsewhere: its process ids would mean other processes here. */
  private static List<Long> pids(Connection connection) throws SQLException {
    List<Long> pids = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(SAME_MACHINE)) {
        row.next();
        if (!row.getBoolean(1)) {
          return pids;
        }
      }
      try (ResultSet row = statement.executeQuery(PIDS)) {
        while (row.next()) {
          pids.add(row.getLong(1));
        }
      }
    }
    return pids;
  }
}

package dev.sluice.pipelines;

import dev.sluice.pipelines.options.SparkRelease;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.beam.sdk.util.ReleaseInfo;

/** The versions of what takes part in a run. */
final class Versions {
  private Versions() {}

  /**
   * Asks this process and the target.
   *
   * @param others that only the caller knows
   */
  static Map<String, String> of(Connection target, Map<String, String> others) throws SQLException {
    Map<String, String> versions = new TreeMap<>(others);
    versions.put(
        "Sluice",
        Objects.requireNonNullElse(
            Versions.class.getPackage().getImplementationVersion(), "not packaged"));
    versions.put("Java", Runtime.version() + ", " + System.getProperty("java.vendor"));
    versions.put("Beam", ReleaseInfo.getReleaseInfo().getVersion());
    String spark = SparkRelease.of(Versions.class.getClassLoader()).spark();
    if (!spark.isEmpty()) {
      versions.put("Spark", spark);
    }
    DatabaseMetaData driver = target.getMetaData();
    versions.put("JDBC driver", driver.getDriverName() + " " + driver.getDriverVersion());
    try (Statement statement = target.createStatement();
        ResultSet row = statement.executeQuery("SELECT version()")) {
      row.next();
      versions.put("target", row.getString(1));
    }
    return versions;
  }
}

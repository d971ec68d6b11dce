package dev.sluice.pipelines;

import dev.sluice.copy.BinaryProbe;
import dev.sluice.copy.TargetServer;
import dev.sluice.encode.EncodeRows;
import dev.sluice.pipelines.options.MigrateSettings;
import dev.sluice.pipelines.options.WantedFormat;
import dev.sluice.row.CopyFormat;
import dev.sluice.row.SetupException;
import dev.sluice.types.TablePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The format in which a table's rows are sent.
 *
 * @param note what the user should know about the choice
 */
record FormatChoice(CopyFormat format, Optional<String> note) {
  private static final String UNTESTED = "binary COPY was never tested against a YugabyteDB server";

  /**
   * @throws SetupException with all that stands against binary, if it has to be binary
   */
  static FormatChoice decide(
      MigrateSettings settings, Connection target, TablePlan plan, TargetServer server)
      throws SQLException {
    WantedFormat wanted = settings.format();
    boolean yugabyte = server == TargetServer.YUGABYTEDB;
    if (wanted == WantedFormat.CSV) {
      return new FormatChoice(CopyFormat.CSV, Optional.empty());
    }
    if (wanted == WantedFormat.AUTO && yugabyte) {
      return csv(UNTESTED + ". --copyFormat=binary tries it");
    }
    List<String> objections = objections(settings, target, plan);
    if (objections.isEmpty()) {
      String caution = yugabyte ? "; " + UNTESTED : "";
      return new FormatChoice(
          CopyFormat.BINARY, Optional.of("Rows are sent in COPY's binary format" + caution + "."));
    }
    if (wanted == WantedFormat.AUTO) {
      return csv(String.join("; ", objections));
    }
    throw new SetupException(
        objections.stream()
            .map(
                objection ->
                    "Cannot send rows in binary: %s. Choose --copyFormat=auto or csv."
                        .formatted(objection))
            .toList());
  }

  private static FormatChoice csv(String reason) {
    return new FormatChoice(
        CopyFormat.CSV, Optional.of("Rows are sent as CSV, not in binary: " + reason + "."));
  }

  private static List<String> objections(
      MigrateSettings settings, Connection target, TablePlan plan) throws SQLException {
    List<String> objections = new ArrayList<>(EncodeRows.binaryObjections(plan.columns()));
    objections.addAll(BinaryProbe.objections(target, settings.targetTable(), plan.targetNames()));
    return objections;
  }
}

package dev.sluice.copy;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What to do about an error of the target, by its SQLSTATE (PostgreSQL, appendix A). */
enum SqlFailure {
  /** Another connection, perhaps to another node, may do better. */
  TRANSIENT,
  /** A row that the table refuses. */
  DATA,
  /** Trying again would end the same way. */
  PERMANENT;

  static SqlFailure of(SQLException error, TargetServer server) {
    return of(error.getSQLState(), server);
  }

  static SqlFailure of(@Nullable String state, TargetServer server) {
    if (state == null) {
      return PERMANENT;
    }
    return switch (state) {
      case "40001", "40P01", "25P03", "57P01", "57P02", "57P03", "55P03" -> TRANSIENT;
      // YugabyteDB reports timeouts and catalogue changes as internal errors.
      case "XX000" -> server == TargetServer.YUGABYTEDB ? TRANSIENT : PERMANENT;
      default ->
          switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "53" -> TRANSIENT;
            // Values, constraints, triggers that raise an exception, views with a check option.
            case "22", "23", "P0", "09", "27", "44" -> DATA;
            default -> PERMANENT;
          };
    };
  }
}

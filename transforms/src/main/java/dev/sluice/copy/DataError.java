package dev.sluice.copy;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why the server refuses a row.
 *
 * @param line the line of the COPY, from 1, as far as the server names it; a hint, since the words
 *     around it depend on the server's language
 */
record DataError(
    String message, @Nullable String sqlState, @Nullable String column, @Nullable Long line) {
  private static final int MOST_DETAIL = 300;

  /**
   * @param copyTable the table that the COPY goes to
   */
  static DataError of(SQLException error, TargetDriver driver, String copyTable) {
    TargetDriver.ServerMessage said = driver.message(error);
    if (said == null) {
      return new DataError(String.valueOf(error.getMessage()), error.getSQLState(), null, null);
    }
    String detail = said.detail() == null ? "" : ". " + said.detail();
    String message = said.text() + (detail.length() > MOST_DETAIL ? "" : detail);
    // "COPY events, line 2, column id: "x"" or "COPY events, Zeile 2: …"
    Matcher context =
        Pattern.compile(
                "^COPY " + Pattern.quote(copyTable) + ", \\p{L}+ (\\d+)(?:, \\p{L}+ ([^:]+))?",
                Pattern.MULTILINE)
            .matcher(String.valueOf(said.where()));
    if (!context.find()) {
      return new DataError(message, error.getSQLState(), said.column(), null);
    }
    String column = said.column() == null ? context.group(2) : said.column();
    return new DataError(message, error.getSQLState(), column, Long.valueOf(context.group(1)));
  }
}

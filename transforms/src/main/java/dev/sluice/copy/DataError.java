package dev.sluice.copy;

import java.sql.SQLException;
import java.util.Set;
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

  /** NOT NULL, CHECK and WITH CHECK OPTION: their detail repeats the whole row. */
  private static final Set<String> DETAIL_IS_THE_ROW = Set.of("23502", "23514", "44000");

  /**
   * @param copyTable the table that the COPY goes to
   */
  static DataError of(SQLException error, TargetDriver driver, String copyTable) {
    TargetDriver.ServerMessage said = driver.message(error);
    if (said == null) {
      return new DataError(String.valueOf(error.getMessage()), error.getSQLState(), null, null);
    }
    String message = (said.text() + detail(said, error.getSQLState())).replace('\n', ' ');
    // "COPY events, line 2, column id: "x"" or "COPY events, Zeile 2: …"
    Matcher context =
        Pattern.compile(
                "^COPY " + Pattern.quote(copyTable) + ", \\p{L}+ (\\d+)(?:, \\p{L}+ ([^:\n]+))?",
                Pattern.MULTILINE)
            .matcher(String.valueOf(said.where()));
    if (!context.find()) {
      return new DataError(message, error.getSQLState(), said.column(), null);
    }
    String column = said.column() == null ? context.group(2) : said.column();
    return new DataError(message, error.getSQLState(), column, Long.valueOf(context.group(1)));
  }

  private static String detail(TargetDriver.ServerMessage said, @Nullable String sqlState) {
    boolean useful =
        said.detail() != null
            && said.detail().length() <= MOST_DETAIL
            && !DETAIL_IS_THE_ROW.contains(String.valueOf(sqlState));
    return useful ? ". " + said.detail() : "";
  }
}

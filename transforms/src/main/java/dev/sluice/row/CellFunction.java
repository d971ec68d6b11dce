package dev.sluice.row;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Cassandra tells of a cell besides its value, such as {@code writetime(v)}. */
public record CellFunction(Kind kind, String column) {
  private static final Pattern TEXT =
      Pattern.compile("(writetime|ttl)\\((.+)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What is told. */
  public enum Kind {
    /**
     * When the value was written: microseconds since 1970, unless the client chose another number.
     */
    WRITETIME("writetime"),
    /** Seconds that the value has left; null if it stays. */
    TTL("int");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** As a column's type is spelled; {@code writetime} is no type of CQL's. */
    String type() {
      return type;
    }
  }

  /** Reads {@code writetime(v)} and {@code ttl(v)}, the column as stored; empty for others. */
  public static Optional<CellFunction> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new CellFunction(
                Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.group(2)))
        : Optional.empty();
  }

  /** Ready for a CQL statement. */
  public String cql() {
    return kind.name().toLowerCase(Locale.ROOT) + "(" + TableName.quote(column) + ")";
  }
}

package dev.sluice.kafka;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How values that are one CSV record each are written; RFC 4180 otherwise.
 *
 * @param delimiter between fields; ASCII
 * @param quote around fields that hold delimiters, line ends or quotes, doubled inside; ASCII; null
 *     if there is none
 * @param nullTexts unquoted fields that are null
 * @param names of a record's fields, in their order: as many as each record must have
 */
public record CsvFormat(
    char delimiter, @Nullable Character quote, List<String> nullTexts, List<String> names)
    implements Serializable {
  private static final int ASCII = 0x80;

  /**
   * @throws IllegalArgumentException if a character or the names do not do
   */
  public CsvFormat {
    nullTexts = List.copyOf(nullTexts);
    names = List.copyOf(names);
    check("delimiter", delimiter);
    if (quote != null) {
      check("quote", quote);
      if (quote == delimiter) {
        throw new IllegalArgumentException(
            "Invalid quote: \"%s\" is the delimiter too. Expected another character."
                .formatted(quote));
      }
    }
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "Invalid names of fields: %s. Expected one or more, no two the same."
              .formatted(String.join(", ", names)));
    }
  }

  /** Commas, double quotes; an empty field without quotes is null. */
  public static CsvFormat standard(List<String> names) {
    return new CsvFormat(',', '"', List.of(""), names);
  }

  /** Names for fields that have none: their indexes from 0. */
  public static List<String> numbered(int fields) {
    return IntStream.range(0, fields).mapToObj(Integer::toString).toList();
  }

  /**
   * The index of a field.
   *
   * @param path its name; or its index from 0, unless that is another field's name
   * @throws IllegalArgumentException if there is no such field
   */
  int index(List<String> path) {
    String name = path.get(0);
    int index = names.indexOf(name);
    if (index < 0 && name.matches("[0-9]{1,9}")) {
      index = Integer.parseInt(name);
    }
    if (path.size() > 1 || index < 0 || index >= names.size()) {
      throw new IllegalArgumentException(
          "Invalid field of a CSV record: %s. Expected one of %s, or an index from 0 to %d."
              .formatted(String.join(".", path), String.join(", ", names), names.size() - 1));
    }
    return index;
  }

  private static void check(String what, char character) {
    if (character == 0 || character >= ASCII || character == '\n' || character == '\r') {
      throw new IllegalArgumentException(
          "Invalid %s: U+%04X. Expected one ASCII character that ends no line."
              .formatted(what, (int) character));
    }
  }
}

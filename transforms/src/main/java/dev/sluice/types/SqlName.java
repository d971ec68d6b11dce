package dev.sluice.types;

import dev.sluice.row.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as people write them in SQL: in quotes only where they need them. */
final class SqlName {
  /** NAMEDATALEN - 1; PostgreSQL cuts what is longer. */
  static final int LONGEST = 63;

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final Set<String> RESERVED = reserved();

  private SqlName() {}

  static String of(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name) ? name : TableName.quote(name);
  }

  static String of(TableName name) {
    return of(name.schema()) + "." + of(name.table());
  }

  static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Set<String> reserved() {
    try (InputStream in =
        Objects.requireNonNull(SqlName.class.getResourceAsStream("reserved-words.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.strip().split(" +")))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

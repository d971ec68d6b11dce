package dev.sluice.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the spelling of a {@link CellType}. For one use. */
final class TypeText {
  private static final int LONGEST_NUMBER = 9;

  private final String text;
  private int at;

  TypeText(String text) {
    this.text = text;
  }

  /** A name of a type or a field, in quotes where CQL needs them. */
  static String name(String name) {
    return name.matches("[a-z][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** All of the text as a type. */
  Optional<CellType> type() {
    CellType type = next();
    skipSpace();
    return at == text.length() ? Optional.ofNullable(type) : Optional.empty();
  }

  private @Nullable CellType next() {
    boolean quoted = peek() == '"';
    String name = name();
    if (name == null) {
      return null;
    }
    if (skip('{')) {
      return udt(name);
    }
    if (quoted) {
      return null;
    }
    if (!skip('<')) {
      return CqlType.of(name).orElse(null);
    }
    if (name.equals("vector")) {
      return vector();
    }
    List<CellType> inner = inner();
    return inner == null ? null : structured(name, inner);
  }

  private static @Nullable CellType structured(String name, List<CellType> inner) {
    if (name.equals("tuple")) {
      return new CellType.TupleOf(inner);
    }
    return switch (name + inner.size()) {
      case "frozen1" -> inner.get(0);
      case "list1" -> new CellType.ListOf(inner.get(0));
      case "set1" -> new CellType.SetOf(inner.get(0));
      case "map2" -> new CellType.MapOf(inner.get(0), inner.get(1));
      default -> null;
    };
  }

  /** Types up to the closing bracket. */
  private @Nullable List<CellType> inner() {
    List<CellType> types = new ArrayList<>();
    do {
      CellType type = next();
      if (type == null) {
        return null;
      }
      types.add(type);
    } while (skip(','));
    return skip('>') ? types : null;
  }

  private @Nullable CellType vector() {
    CellType element = next();
    if (element == null || !skip(',')) {
      return null;
    }
    skipSpace();
    int from = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (at == from || at - from > LONGEST_NUMBER) {
      return null;
    }
    int dimension = Integer.parseInt(text.substring(from, at));
    return skip('>') ? new CellType.VectorOf(element, dimension) : null;
  }

  private @Nullable CellType udt(String name) {
    List<CellType.UdtOf.Field> fields = new ArrayList<>();
    do {
      String field = name();
      CellType type = field == null ? null : next();
      if (field == null || type == null) {
        return null;
      }
      fields.add(new CellType.UdtOf.Field(field, type));
    } while (skip(','));
    return skip('}') ? new CellType.UdtOf(name, fields) : null;
  }

  private @Nullable String name() {
    skipSpace();
    if (peek() == '"') {
      return quoted();
    }
    int from = at;
    while (at < text.length() && isOfName(text.charAt(at))) {
      at++;
    }
    return at == from ? null : text.substring(from, at);
  }

  private @Nullable String quoted() {
    StringBuilder name = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) == '"') {
        at++;
        if (peek() != '"') {
          return name.toString();
        }
      }
      name.append(text.charAt(at));
    }
    return null;
  }

  private static boolean isOfName(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
  }

  private boolean skip(char c) {
    skipSpace();
    boolean there = peek() == c;
    at += there ? 1 : 0;
    return there;
  }

  private void skipSpace() {
    while (peek() == ' ') {
      at++;
    }
  }

  /** The next character; 0 at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }
}

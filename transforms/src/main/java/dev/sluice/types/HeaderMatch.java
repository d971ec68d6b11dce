package dev.sluice.types;

import dev.sluice.row.Column;
import dev.sluice.row.Column.Fill;
import dev.sluice.row.TableShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the target column of each column that a file's header names. */
public final class HeaderMatch {
  /** The target of an alias whose source is left out. */
  public static final String LEFT_OUT = "-";

  private final List<String> header;
  private final TableShape target;
  private final List<ColumnName> names;
  private final List<String> problems = new ArrayList<>();
  private final List<String> extra = new ArrayList<>();
  private final Map<Column, String> sources = new LinkedHashMap<>();
  private final List<Integer> fields = new ArrayList<>();

  private HeaderMatch(List<String> header, TableShape target, List<ColumnName> names) {
    this.header = header;
    this.target = target;
    this.names = names;
  }

  /** What becomes of a column of the header that the target does not have. */
  public enum Extra {
    /** It is a problem. */
    REFUSE,
    /** It is not loaded. */
    IGNORE
  }

  /**
   * The columns to load.
   *
   * @param columns in the header's order
   * @param fields for each of them its index in the header
   * @param problems sentences, each complete in itself; empty if the file can be loaded
   */
  public record Result(List<TextColumn> columns, List<Integer> fields, List<String> problems) {

    public Result {
      columns = List.copyOf(columns);
      fields = List.copyOf(fields);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Matches a header with a target: by its alias if a column has one, else by its name; exactly, or
   * without regard to case if only one column fits so.
   *
   * @param header as in the file
   * @param names aliases given by the user, for this file or others; a target of {@code -} leaves
   *     the source out
   */
  public static Result match(
      List<String> header, TableShape target, List<ColumnName> names, Extra extra) {
    return new HeaderMatch(header, target, names).match(extra);
  }

  private Result match(Extra policy) {
    checkNames();
    for (int field = 0; field < header.size(); field++) {
      place(header.get(field), field);
    }
    if (policy == Extra.REFUSE && !extra.isEmpty()) {
      problems.add(
          "%s has no column for these of the header: %s. It has: %s. Name one for each with --columns=SOURCE=TARGET,…, leave a column out with --columns=SOURCE=-, or all of them with --extraColumns=ignore."
              .formatted(target.name(), String.join(", ", extra), targetNames()));
    }
    for (Column column : target.columns()) {
      if (column.fill() == Fill.REQUIRED && !sources.containsKey(column)) {
        problems.add(
            "Target column %s is NOT NULL without a default, but the header has no column for it. The header has: %s. Name one with --columns=SOURCE=%s, or give the target column a default."
                .formatted(column.name(), shown(header), column.name()));
      }
    }
    if (sources.isEmpty()) {
      problems.add(
          "No column of the file goes into %s. The header has: %s. The target has: %s. Check that the file has a header, or name the columns with --columns=SOURCE=TARGET,…."
              .formatted(target.name(), shown(header), targetNames()));
    }
    List<TextColumn> columns = new ArrayList<>();
    sources.forEach(
        (column, source) -> columns.add(new TextColumn(source, column.name(), column.type())));
    return new Result(columns, fields, problems);
  }

  /** Aliases are wrong or right whatever the header is. */
  private void checkNames() {
    Set<String> named = new HashSet<>();
    for (ColumnName name : names) {
      if (!named.add(name.source())) {
        problems.add(
            "--columns names column %s twice. Expected one target column for each."
                .formatted(shown(name.source())));
      }
      if (!name.target().equals(LEFT_OUT) && column(name.target()).isEmpty()) {
        problems.add(
            "--columns=%s=%s names a column that %s does not have. It has: %s."
                .formatted(name.source(), name.target(), target.name(), targetNames()));
      }
    }
  }

  private void place(String source, int field) {
    Optional<ColumnName> alias = alias(source);
    if (alias.isPresent() && alias.get().target().equals(LEFT_OUT)) {
      return;
    }
    Optional<Column> found = column(alias.map(ColumnName::target).orElse(source));
    if (found.isEmpty()) {
      // An alias without its column is a problem already.
      if (alias.isEmpty()) {
        extra.add(shown(source));
      }
      return;
    }
    Column column = found.get();
    if (column.fill() == Fill.GENERATED) {
      problems.add(
          "Target column %s is computed by the server; column %s of the header cannot go into it. Leave it out with --columns=%s=-."
              .formatted(column.name(), shown(source), source));
      return;
    }
    String other = sources.putIfAbsent(column, source);
    if (other != null) {
      problems.add(
          "Columns %s and %s of the header both go into target column %s. Leave one out with --columns=SOURCE=-, or name another target column for it with --columns=SOURCE=TARGET."
              .formatted(shown(other), shown(source), column.name()));
      return;
    }
    fields.add(field);
  }

  private Optional<ColumnName> alias(String source) {
    return find(
        names.stream()
            .filter(name -> name.source().equals(source) || isMeant(name.source(), source))
            .toList(),
        ColumnName::source,
        source);
  }

  /** Whether a name that the header does not have can only be that column of it. */
  private boolean isMeant(String name, String column) {
    return name.equalsIgnoreCase(column)
        && !header.contains(name)
        && header.stream().filter(name::equalsIgnoreCase).count() == 1;
  }

  private Optional<Column> column(String name) {
    return find(target.columns(), Column::name, name);
  }

  /** The one of exactly that name; else the only one of that name in any case. */
  private static <T> Optional<T> find(List<T> all, Function<T, String> nameOf, String name) {
    Optional<T> exact = all.stream().filter(one -> nameOf.apply(one).equals(name)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    List<T> alike =
        all.stream().filter(one -> nameOf.apply(one).equalsIgnoreCase(name)).limit(2).toList();
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  private String targetNames() {
    return String.join(", ", target.columnNames());
  }

  private static String shown(List<String> header) {
    return header.isEmpty()
        ? "no columns"
        : String.join(", ", header.stream().map(HeaderMatch::shown).toList());
  }

  /** A name that would not be seen, in quotes. */
  private static String shown(String name) {
    return name.isBlank() ? '"' + name + '"' : name;
  }
}

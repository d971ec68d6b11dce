package dev.sluice.types;

import dev.sluice.row.Column;
import dev.sluice.row.TableIndex;
import dev.sluice.row.TableIndex.Part;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Indexes of a target table that answer what those of the Cassandra table answer. */
public final class IndexDdl {
  private static final Set<String> BUILT_IN = Set.of("", "legacy_local_table");
  private static final Set<String> ATTACHED = Set.of("sai", "storageattachedindex");
  private static final Set<String> SASI = Set.of("sasiindex");

  /** Options that make an index one for words or for distances. */
  private static final Set<String> SEARCH =
      Set.of("index_analyzer", "query_analyzer", "analyzer_class", "similarity_function");

  /** What such an index has no use for in the target, since only equality is asked of it. */
  private static final Set<String> WITHOUT_ORDER =
      Set.of("text", "varchar", "bpchar", "bool", "uuid");

  private final TableName target;
  private final TableShape source;
  private final List<ColumnName> columns;
  private final Dialect dialect;
  private final IndexNames names;

  private IndexDdl(
      TableName target,
      TableShape source,
      List<ColumnName> columns,
      Dialect dialect,
      IndexNames names) {
    this.target = target;
    this.source = source;
    this.columns = columns;
    this.dialect = dialect;
    this.names = names;
  }

  /**
   * One index.
   *
   * @param text a CREATE INDEX IF NOT EXISTS with its semicolon, or a comment that says why there
   *     is none; one line
   * @param objection why there is none, a sentence; empty if there is one
   */
  public record Made(String text, Optional<String> objection) {}

  /** How PostgreSQL finds a value: {@code USING gin (tags)}, and the conditions it serves. */
  private record Access(String text, String serves) {}

  /**
   * A statement or a comment for each index, in their order.
   *
   * @param columns as {@link ShapeCheck#choose} gives them
   * @param names of the whole script
   */
  public static List<Made> createIndexes(
      TableName target,
      TableShape source,
      List<ColumnName> columns,
      List<TableIndex> indexes,
      Dialect dialect,
      IndexNames names) {
    IndexDdl ddl = new IndexDdl(target, source, columns, dialect, names);
    return indexes.stream().map(ddl::create).toList();
  }

  private Made create(TableIndex index) {
    Optional<ColumnName> column =
        columns.stream().filter(c -> c.source().equals(index.column())).findFirst();
    if (column.isEmpty()) {
      return leftOut(index, "its column %s is not copied".formatted(SqlName.of(index.column())));
    }
    String method = index.method().toLowerCase(Locale.ROOT);
    if (!BUILT_IN.contains(method) && !ATTACHED.contains(method) && !SASI.contains(method)) {
      return leftOut(index, "nothing is known of its class " + index.method());
    }
    if (index.options().keySet().stream().anyMatch(SEARCH::contains)) {
      return leftOut(index, "it finds words or neighbours, for which PostgreSQL has extensions");
    }
    if (contains(index)) {
      return leftOut(index, "it finds parts of a text, for which PostgreSQL has pg_trgm");
    }
    Column from = source.column(index.column()).orElseThrow();
    String type = WantedType.of(column.get(), from).typname();
    String name = SqlName.of(column.get().target());
    return isCollection(type) ? ofCollection(index, name, type) : ofValue(index, name, type);
  }

  private static boolean contains(TableIndex index) {
    return index.options().getOrDefault("mode", "").equalsIgnoreCase("CONTAINS");
  }

  private static boolean isCollection(String type) {
    return SqlType.isArray(type) || type.equals("jsonb");
  }

  private Made ofValue(TableIndex index, String name, String type) {
    String method = index.method().toLowerCase(Locale.ROOT);
    if (SqlType.isCollated(type) && SASI.contains(method)) {
      return made(index, new Access("(" + name + " text_pattern_ops)", name + " LIKE 'x%'"));
    }
    if (index.options().getOrDefault("case_sensitive", "true").equalsIgnoreCase("false")) {
      return made(index, new Access("(lower(" + name + "))", "lower(" + name + ") = 'x'"));
    }
    // Without a word, YugabyteDB hashes the column, and finds no ranges.
    boolean ranges = ATTACHED.contains(method) && !WITHOUT_ORDER.contains(type);
    String order = dialect == Dialect.YUGABYTEDB && ranges ? " ASC" : "";
    return made(index, new Access("(" + name + order + ")", ""));
  }

  private Made ofCollection(TableIndex index, String name, String type) {
    boolean whole = index.part() == Part.FULL || index.part() == Part.VALUE;
    if (whole) {
      return dialect == Dialect.YUGABYTEDB
          ? leftOut(index, "YugabyteDB cannot index a collection as one value")
          : made(index, new Access("USING hash (" + name + ")", ""));
    }
    String method = dialect == Dialect.YUGABYTEDB ? "USING ybgin " : "USING gin ";
    if (SqlType.isArray(type)) {
      return made(index, new Access(method + "(" + name + ")", name + " @> ARRAY[…]"));
    }
    return made(
        index,
        switch (index.part()) {
          case KEYS -> new Access(method + "(" + name + ")", name + " ? 'key'");
          case ENTRIES -> new Access(method + "(" + name + ")", name + " @> '{\"key\": …}'");
          default -> {
            String values = "jsonb_path_query_array(" + name + ", '$.*')";
            yield new Access(method + "((" + values + "))", values + " @> '[…]'");
          }
        });
  }

  private Made made(TableIndex index, Access access) {
    String name = names.unique(target.schema(), index.name());
    String renamed = name.equals(index.name()) ? "" : " In Cassandra " + index.name() + ".";
    String serves = access.serves().isEmpty() ? "" : " For WHERE " + access.serves() + ".";
    String note = (renamed + serves).strip();
    return new Made(
        "CREATE INDEX IF NOT EXISTS %s ON %s %s;%s"
            .formatted(
                SqlName.of(name),
                SqlName.of(target),
                access.text(),
                note.isEmpty() ? "" : " " + SqlComment.of(note)),
        Optional.empty());
  }

  private Made leftOut(TableIndex index, String reason) {
    String objection = "Index %s is left out: %s.".formatted(SqlName.of(index.name()), reason);
    return new Made(SqlComment.of(objection), Optional.of(objection));
  }
}

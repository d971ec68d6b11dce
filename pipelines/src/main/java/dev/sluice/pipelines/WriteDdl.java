package dev.sluice.pipelines;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.CassandraSchema;
import dev.sluice.cassandra.CassandraShape;
import dev.sluice.pipelines.options.ColumnChoice;
import dev.sluice.pipelines.options.DdlSettings;
import dev.sluice.row.Column;
import dev.sluice.row.SetupException;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import dev.sluice.types.ColumnName;
import dev.sluice.types.ColumnSelection;
import dev.sluice.types.IndexDdl;
import dev.sluice.types.IndexNames;
import dev.sluice.types.TargetDdl;
import dev.sluice.types.WantedTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the statements of all tables. */
final class WriteDdl {
  private static final String PUBLIC = "public";

  private final DdlSettings settings;
  private final List<String> leftOut = new ArrayList<>();

  WriteDdl(DdlSettings settings) {
    this.settings = settings;
  }

  /** A table, and what is to be made of it. */
  private record Source(TableShape shape, TableName target, List<ColumnName> columns) {}

  /**
   * @throws SetupException with all that is wrong with any table
   */
  DdlScript script() {
    List<Source> sources = sources();
    IndexNames names = new IndexNames(sources.stream().map(Source::target).toList());
    String tables =
        Stream.concat(schemas(sources).stream(), sources.stream().map(this::table))
            .collect(Collectors.joining("\n"));
    String indexes =
        sources.stream()
            .map(source -> indexes(source, names))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n"));
    return new DdlScript(tables, indexes, leftOut);
  }

  private List<Source> sources() {
    CassandraCluster cluster = settings.cluster();
    List<Source> sources = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (TableName name : SourceTables.list(cluster, settings.tables())) {
      try {
        TableShape shape = CassandraShape.read(cluster, name);
        sources.add(new Source(shape, settings.tables().target(name), columns(shape)));
      } catch (SetupException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SetupException(problems);
    }
    return sources;
  }

  /** What cannot be stored is left out, unless it was asked for. */
  private List<ColumnName> columns(TableShape shape) {
    List<String> excluded = new ArrayList<>(settings.columns().excluded());
    TargetDdl.unstorable(shape).stream().map(Column::name).forEach(excluded::add);
    return WantedTypes.apply(
        shape,
        ColumnSelection.of(
            shape, settings.columns().asked(), settings.columns().renames(), excluded),
        settings.columnTypes());
  }

  private static List<String> schemas(List<Source> sources) {
    TreeSet<String> schemas =
        sources.stream()
            .map(source -> source.target().schema())
            .filter(schema -> !schema.equals(PUBLIC))
            .collect(Collectors.toCollection(TreeSet::new));
    return schemas.stream().map(schema -> TargetDdl.createSchema(schema) + ";\n").toList();
  }

  private String table(Source source) {
    TableShape shape = source.shape();
    ColumnChoice choice = settings.columns();
    TargetDdl.unstorable(shape).stream()
        .filter(column -> choice.hasRest() && !choice.excluded().contains(column.name()))
        .map(
            column ->
                "Column %s of %s is left out: no PostgreSQL type is known for %s."
                    .formatted(column.name(), shape.name(), column.type()))
        .forEach(leftOut::add);
    List<String> views = CassandraSchema.views(settings.cluster(), shape.name());
    String remark =
        views.isEmpty()
            ? ""
            : " Its materialized views are not made: %s.".formatted(String.join(", ", views));
    return "-- From Cassandra's table %s.%s\n%s;\n"
        .formatted(
            shape.name(),
            remark,
            TargetDdl.createTable(
                source.target(),
                shape,
                source.columns(),
                settings.columns().constants().keySet(),
                settings.style()));
  }

  private String indexes(Source source, IndexNames names) {
    TableName table = source.shape().name();
    List<IndexDdl.Made> made =
        IndexDdl.createIndexes(
            source.target(),
            source.shape(),
            source.columns(),
            CassandraSchema.indexes(settings.cluster(), table),
            settings.style().dialect(),
            names);
    made.forEach(index -> index.objection().ifPresent(leftOut::add));
    return made.isEmpty()
        ? ""
        : made.stream()
            .map(IndexDdl.Made::text)
            .collect(
                Collectors.joining("\n", "-- From Cassandra's table %s.\n".formatted(table), "\n"));
  }
}

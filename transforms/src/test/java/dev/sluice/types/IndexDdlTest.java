package dev.sluice.types;

import static dev.sluice.types.Shapes.column;
import static dev.sluice.types.Shapes.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.TableIndex;
import dev.sluice.row.TableIndex.Part;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexDdlTest {
  private static final TableName TARGET = new TableName("public", "orders");
  private static final TableShape SOURCE =
      Shapes.source(
          List.of("id"),
          List.of(),
          column("id", "int"),
          column("name", "text"),
          column("Sum", "decimal"),
          column("tags", "set<text>"),
          column("attributes", "map<text, int>"),
          column("lost", "text"));

  @Test
  void aValueGetsAnOrdinaryIndexOfItsOwnName() {
    assertThat(made(Dialect.POSTGRESQL, index("orders_name_idx", "name", "")))
        .containsExactly("CREATE INDEX IF NOT EXISTS orders_name_idx ON public.orders (customer);");
  }

  @Test
  void yugabytedbSortsWhatIsAskedForRanges() {
    assertThat(
            made(
                Dialect.YUGABYTEDB,
                index("by_sum", "Sum", "StorageAttachedIndex"),
                index("by_name", "name", "sai"),
                index("built_in", "Sum", "")))
        .containsExactly(
            "CREATE INDEX IF NOT EXISTS by_sum ON public.orders (\"Sum\" ASC);",
            "CREATE INDEX IF NOT EXISTS by_name ON public.orders (customer);",
            "CREATE INDEX IF NOT EXISTS built_in ON public.orders (\"Sum\");");
  }

  @Test
  void textIsFoundAsInCassandra() {
    assertThat(
            made(
                Dialect.POSTGRESQL,
                index("folded", "name", "sai", Map.of("case_sensitive", "false")),
                index("begin", "name", "SASIIndex", Map.of("mode", "PREFIX"))))
        .containsExactly(
            "CREATE INDEX IF NOT EXISTS folded ON public.orders (lower(customer)); -- For WHERE lower(customer) = 'x'.",
            "CREATE INDEX IF NOT EXISTS begin ON public.orders (customer text_pattern_ops); -- For WHERE customer LIKE 'x%'.");
  }

  @Test
  void collectionsAreFoundByTheirParts() {
    assertThat(
            made(
                Dialect.POSTGRESQL,
                index("a", "tags", Part.VALUES),
                index("b", "attributes", Part.KEYS),
                index("c", "attributes", Part.ENTRIES),
                index("d", "attributes", Part.VALUES),
                index("e", "tags", Part.FULL)))
        .containsExactly(
            "CREATE INDEX IF NOT EXISTS a ON public.orders USING gin (tags); -- For WHERE tags @> ARRAY[…].",
            "CREATE INDEX IF NOT EXISTS b ON public.orders USING gin (attributes); -- For WHERE attributes ? 'key'.",
            "CREATE INDEX IF NOT EXISTS c ON public.orders USING gin (attributes); -- For WHERE attributes @> '{\"key\": …}'.",
            "CREATE INDEX IF NOT EXISTS d ON public.orders USING gin ((jsonb_path_query_array(attributes, '$.*'))); -- For WHERE jsonb_path_query_array(attributes, '$.*') @> '[…]'.",
            "CREATE INDEX IF NOT EXISTS e ON public.orders USING hash (tags);");
    assertThat(
            made(
                Dialect.YUGABYTEDB, index("a", "tags", Part.VALUES), index("e", "tags", Part.FULL)))
        .containsExactly(
            "CREATE INDEX IF NOT EXISTS a ON public.orders USING ybgin (tags); -- For WHERE tags @> ARRAY[…].",
            "-- Index e is left out: YugabyteDB cannot index a collection as one value.");
  }

  @Test
  void saysWhichIndexesAreLeftOut() {
    assertThat(
            made(
                Dialect.POSTGRESQL,
                index("a", "lost", ""),
                index("b", "name", "Lucene"),
                index("c", "name", "sai", Map.of("index_analyzer", "standard")),
                index("d", "name", "SASIIndex", Map.of("mode", "CONTAINS"))))
        .containsExactly(
            "-- Index a is left out: its column lost is not copied.",
            "-- Index b is left out: nothing is known of its class Lucene.",
            "-- Index c is left out: it finds words or neighbours, for which PostgreSQL has extensions.",
            "-- Index d is left out: it finds parts of a text, for which PostgreSQL has pg_trgm.");
  }

  @Test
  void namesAreUniqueInTheSchemaAndNotTooLong() {
    String name = "n".repeat(70);

    assertThat(
            made(
                Dialect.POSTGRESQL,
                index("orders", "name", ""),
                index("orders_pkey", "name", ""),
                index(name, "name", ""),
                index(name + "x", "name", "")))
        .containsExactly(
            "CREATE INDEX IF NOT EXISTS orders_2 ON public.orders (customer); -- In Cassandra orders.",
            "CREATE INDEX IF NOT EXISTS orders_pkey_2 ON public.orders (customer); -- In Cassandra orders_pkey.",
            "CREATE INDEX IF NOT EXISTS %s ON public.orders (customer); -- In Cassandra %s."
                .formatted(name.substring(0, 63), name),
            "CREATE INDEX IF NOT EXISTS %s_2 ON public.orders (customer); -- In Cassandra %sx."
                .formatted(name.substring(0, 61), name));
  }

  private static TableIndex index(String name, String column, Part part) {
    return new TableIndex(name, column, part, "", Map.of());
  }

  private static TableIndex index(String name, String column, String method) {
    return index(name, column, method, Map.of());
  }

  private static TableIndex index(
      String name, String column, String method, Map<String, String> options) {
    return new TableIndex(name, column, Part.VALUE, method, options);
  }

  private static List<String> made(Dialect dialect, TableIndex... indexes) {
    return IndexDdl.createIndexes(
            TARGET,
            SOURCE,
            names("id", "name=customer", "Sum", "tags", "attributes"),
            List.of(indexes),
            dialect,
            new IndexNames(List.of(TARGET)))
        .stream()
        .map(IndexDdl.Made::text)
        .toList();
  }
}

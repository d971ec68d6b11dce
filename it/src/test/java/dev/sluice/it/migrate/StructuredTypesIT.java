package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.it.verify.SourceContent;
import dev.sluice.it.verify.TargetContent;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collections, tuples, user-defined types and vectors of every scalar type, in both formats. */
class StructuredTypesIT {
  /** In the order of {@link AllTypesIT}'s values. */
  private static final List<String> SCALARS =
      List.of(
          "int",
          "ascii",
          "text",
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "varint",
          "decimal",
          "float",
          "double",
          "boolean",
          "blob",
          "uuid",
          "timeuuid",
          "timestamp",
          "date",
          "time",
          "duration",
          "inet");

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Name → CQL type. */
  private final Map<String, String> arrays = new LinkedHashMap<>();

  private final Map<String, String> documents = new LinkedHashMap<>();

  @TempDir Path folder;
  private Migration migration;

  @BeforeEach
  void createDatabases() throws Exception {
    migration = Migration.create(folder);
  }

  private void createShapes() {
    for (int i = 1; i < SCALARS.size(); i++) {
      String type = SCALARS.get(i);
      String key = type.equals("duration") ? "int" : type;
      arrays.put("l" + i, "list<%s>".formatted(type));
      arrays.put("s" + i, "frozen<set<%s>>".formatted(key));
      arrays.put("v" + i, "vector<%s, 2>".formatted(type));
      documents.put("m" + i, "frozen<map<%s, %s>>".formatted(key, type));
      documents.put("t" + i, "tuple<%1$s, %1$s, %1$s>".formatted(type));
    }
    documents.put("n", "map<text, frozen<list<frozen<map<int, frozen<set<text>>>>>>>");
    documents.put("u", "outer_type");
    documents.put("w", "vector<vector<float, 2>, 2>");
    String fields =
        java.util.stream.IntStream.range(0, SCALARS.size())
            .mapToObj(i -> "f" + i + " " + SCALARS.get(i))
            .collect(Collectors.joining(", "));
    cql("CREATE TYPE %s.inner_type (" + fields + ", \"Odd \"\"name\" text)");
    cql(
        "CREATE TYPE %1$s.outer_type (a int, one frozen<inner_type>, many frozen<list<frozen<inner_type>>>)");
    Map<String, String> columns = new LinkedHashMap<>(arrays);
    columns.putAll(documents);
    cql(
        "CREATE TABLE %s.shapes (id int, k frozen<list<int>>, c frozen<set<text>>, "
            + columns.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue())
                .collect(Collectors.joining(", "))
            + ", PRIMARY KEY ((id, k), c))");
  }

  private void cql(String statement) {
    migration.cql().execute(statement.formatted(migration.keyspace));
  }

  private DataType type(String column) {
    return migration
        .cql()
        .getMetadata()
        .getKeyspace(migration.keyspace)
        .flatMap(keyspace -> keyspace.getTable("shapes"))
        .flatMap(table -> table.getColumn(column))
        .orElseThrow()
        .getType();
  }

  /** Of elements with that value, and with these around it. */
  private Map<String, Object> row(List<Object> value, List<Object> other) {
    Map<String, Object> row = new HashMap<>();
    for (int i = 1; i < SCALARS.size(); i++) {
      Object one = value.get(i);
      Object two = other.get(i);
      boolean duration = SCALARS.get(i).equals("duration");
      row.put("l" + i, List.of(one, two, one));
      row.put("s" + i, duration ? java.util.Set.of(1) : new LinkedHashSet<>(List.of(one, two)));
      row.put("v" + i, CqlVector.newInstance(one, two));
      row.put("m" + i, Map.of(duration ? 1 : one, two));
      row.put("t" + i, ((TupleType) type("t" + i)).newValue(one, null, two));
    }
    UserDefinedType outer = (UserDefinedType) type("u");
    UserDefinedType inner = (UserDefinedType) outer.getFieldTypes().get(1);
    List<@Nullable Object> fields = new ArrayList<>(value);
    fields.add("\"odd\\\n\u0001");
    Object whole = inner.newValue(fields.toArray());
    row.put("u", outer.newValue(7, whole, List.of(inner.newValue(), whole)));
    row.put(
        "n", Map.of("\"k\\\u001f", List.of(Map.of(-1, java.util.Set.of("é", ""))), "", List.of()));
    row.put(
        "w",
        CqlVector.newInstance(
            List.of(CqlVector.newInstance(0.1f, -0.5f), CqlVector.newInstance(1e30f, 16777216f))));
    return row;
  }

  private Map<String, Object> empty() {
    Map<String, Object> row = new HashMap<>();
    for (int i = 1; i < SCALARS.size(); i++) {
      row.put("l" + i, List.of());
      row.put("s" + i, java.util.Set.of());
      row.put("m" + i, Map.of());
      row.put("t" + i, ((TupleType) type("t" + i)).newValue());
    }
    row.put("u", ((UserDefinedType) type("u")).newValue());
    return row;
  }

  private void insert(int id, Map<String, Object> row) {
    List<String> names = new ArrayList<>(row.keySet());
    List<Object> values =
        new ArrayList<>(List.of(id, List.of(id, -id), java.util.Set.of("a", "\"")));
    names.forEach(name -> values.add(row.get(name)));
    PreparedStatement insert =
        migration
            .cql()
            .prepare(
                "INSERT INTO %s.shapes (id, k, c%s) VALUES (?, ?, ?%s)"
                    .formatted(
                        migration.keyspace,
                        names.stream().map(name -> ", " + name).collect(Collectors.joining()),
                        ", ?".repeat(names.size())));
    migration.cql().execute(insert.bind(values.toArray()));
  }

  @Test
  void everyStructureArrivesAsTheDriverReadsIt() throws Exception {
    createShapes();
    insert(1, row(AllTypesIT.lowest(), AllTypesIT.highest()));
    insert(2, row(AllTypesIT.special(), AllTypesIT.lowest()));
    insert(3, empty());
    insert(4, Map.of());

    for (String format : List.of("csv", "binary")) {
      var result =
          migration.run(
              "shapes",
              "--createTarget=if-missing",
              "--copyFormat=" + format,
              "--targetTable=public.as_" + format);
      assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
      assertThat(result.output()).contains("4 read = 4 loaded");
    }

    assertThat(
            migration.number(
                "SELECT count(*) FROM as_csv a JOIN as_binary b USING (id) WHERE a::text = b::text"))
        .isEqualTo(4);
    List<String> flat = new ArrayList<>(List.of("id", "k", "c"));
    flat.addAll(arrays.keySet());
    try (Connection connection = migration.sql()) {
      assertThat(TargetContent.of(connection, "public", "as_binary", flat))
          .isEqualTo(SourceContent.of(migration.cql(), migration.keyspace, "shapes", flat));
    }
    assertSameDocuments("as_binary");
  }

  private void assertSameDocuments(String table) throws Exception {
    Map<Integer, Row> rows = new HashMap<>();
    migration
        .cql()
        .execute("SELECT * FROM %s.shapes".formatted(migration.keyspace))
        .forEach(row -> rows.put(row.getInt("id"), row));
    try (Connection connection = migration.sql();
        Statement select = connection.createStatement();
        ResultSet target = select.executeQuery("SELECT * FROM " + table)) {
      while (target.next()) {
        Row source = rows.get(target.getInt("id"));
        for (String column : documents.keySet()) {
          String json = target.getString(column);
          JsonMatch.check(
              "row %d, column %s".formatted(target.getInt("id"), column),
              source.isNull(column) ? null : source.getObject(column),
              json == null ? null : JSON.readTree(json));
        }
      }
    }
  }

  @Test
  void typesOfAMadeTableMayBeChosen() throws Exception {
    createShapes();
    insert(1, row(AllTypesIT.highest(), AllTypesIT.special()));
    insert(2, empty());
    String types =
        "id=bigint,k=jsonb,l2=varchar[],l3=smallint[],l4=bigint[],l5=numeric[],l6=numeric(30,0)[],l9=double precision[],"
            + "l15=timestamp[],s2=jsonb,v9=numeric,m1=json,n=text,u=json,t5=varchar(200)";
    var wrong = migration.run("shapes", "--createTarget=if-missing", "--columnTypes=" + types);

    assertThat(wrong.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(wrong.output())
        .contains(
            "Cannot give column v9 the type \"numeric\", which cannot hold vector<float, 2>. Expected one of: real[], double precision[], vector, jsonb, json, text, varchar.");
    for (String format : List.of("csv", "binary")) {
      var result =
          migration.run(
              "shapes",
              "--createTarget=if-missing",
              "--columnTypes=" + types.replace("v9=numeric", "v9=float8[]"),
              "--copyFormat=" + format,
              "--targetTable=public.as_" + format);
      assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    }
    assertThat(
            migration.number(
                "SELECT count(*) FROM as_csv a JOIN as_binary b USING (id) WHERE a::text = b::text"))
        .isEqualTo(2);
    assertSameDocuments("as_csv");
    assertThat(
            migration.number(
                "SELECT count(*) FROM as_csv WHERE id = 1 AND pg_typeof(id) = 'bigint'::regtype AND pg_typeof(l5) = 'numeric[]'::regtype"
                    + " AND l4 = '{32767,0,32767}' AND k = '[1, -1]' AND (u->'one'->>'f15')::timestamptz = '294276-12-31 23:59:59.999Z'"))
        .isEqualTo(1);
  }

  @Test
  void rowsThatTheTargetRefusesAreKeptAndStoredLater() throws Exception {
    cql(
        "CREATE TABLE %s.few (id int, k frozen<list<int>>, l list<time>, m map<text, timestamp>, v vector<text, 2>, PRIMARY KEY ((id, k)))");
    cql(
        "INSERT INTO %s.few (id, k, l, m, v) VALUES (1, [3, 4], ['01:02:03.000004'], {'a\"': 0}, ['x,\"y', ''])");
    cql("INSERT INTO %s.few (id, k, m) VALUES (2, [], {'ok': 0, 'far': 9223372036854775807})");
    cql("INSERT INTO %s.few (id, k, l) VALUES (3, [5], [])");
    migration.sql(
        "CREATE TABLE few (id integer, k integer[], l time[], m jsonb, v text[] CONSTRAINT small CHECK (v[1] < 'a'), PRIMARY KEY (id, k))");

    var result = migration.run("few", "--copyFormat=binary", "--maxRejects=2");
    migration.sql("ALTER TABLE few DROP CONSTRAINT small");
    var replay = migration.rejects("replay", "--all=true");

    assertThat(result.output()).contains("3 read = 1 loaded + 2 rejected");
    assertThat(
            migration.number(
                "SELECT count(*) FROM sluice.reject WHERE format = 'csv' AND convert_from(encoded, 'UTF8') ="
                    + " E'1,\"{3,4}\",\"{01:02:03.000004}\",\"{\"\"a\\\\\"\"\"\":\"\"1970-01-01T00:00:00Z\"\"}\",\"{\"\"x,\\\\\"\"y\"\",\"\"\"\"}\"\\n'"))
        .as("the row as CSV")
        .isEqualTo(1);
    assertThat(
            migration.number(
                "SELECT count(*) FROM sluice.reject WHERE column_name = 'm' AND message LIKE 'element [value 0]: 9223372036854775807 ms since 1970 is outside%'"))
        .isEqualTo(1);
    assertThat(replay.output()).contains("Stored 1 rows; 1 are still refused");
    for (int id : new int[] {1, 2}) {
      assertThat(
              migration.number(
                  "SELECT (coordinates->>'token')::bigint FROM sluice.reject WHERE coordinates->'key'->>'id' = '%d'"
                      .formatted(id)))
          .as("token of row %d", id)
          .isEqualTo(token(id));
    }
    assertThat(
            migration.number(
                "SELECT count(*) FROM few WHERE id = 1 AND v = '{\"x,\\\"y\",\"\"}' AND m = '{\"a\\\"\": \"1970-01-01T00:00:00Z\"}'"))
        .isEqualTo(1);
  }

  private long token(int id) {
    return migration
        .cql()
        .execute(
            "SELECT token(id, k) FROM %s.few WHERE id = %d ALLOW FILTERING"
                .formatted(migration.keyspace, id))
        .one()
        .getLong(0);
  }

  @Test
  void whatWouldChangeIsSaidBeforeAnythingIsCopied() throws Exception {
    cql("CREATE TABLE %s.lossy (id int PRIMARY KEY, t time, p decimal, n list<duration>)");
    cql("INSERT INTO %s.lossy (id, t, p, n) VALUES (1, '01:02:03.123456789', 1.25, [1ns])");
    migration.sql(
        "CREATE TABLE lossy (id integer PRIMARY KEY, t time, p numeric(10,1), n interval[])");

    var refused = migration.run("lossy", "--allowLossy=n");
    var notMade =
        migration.run(
            "lossy",
            "--allowLossy=p",
            "--createTarget=if-missing",
            "--targetTable=public.made",
            "--columnTypes=t=time(1)");
    var copied = migration.run("lossy", "--allowLossy=n,t,p");

    assertThat(refused.status()).isEqualTo(ExitStatus.SETUP_WRONG);
    assertThat(refused.output())
        .contains(
            "Values would change on their way into the target: p (numbers are rounded to 1 digits behind the point), t (nanoseconds are cut to PostgreSQL's microseconds). If they may, add --allowLossy=n,p,t;");
    assertThat(notMade.output())
        .contains("n (nanoseconds are cut", "; seconds are rounded to 1 digits behind the point)");
    assertThat(migration.number("SELECT count(*) FROM pg_class WHERE relname = 'made'")).isZero();
    assertThat(copied.status()).as(copied.output()).isEqualTo(ExitStatus.DONE);
    assertThat(copied.output())
        .contains("Note: Nanoseconds are cut to PostgreSQL's microseconds in: n, t.")
        .contains("Note: Numbers are rounded to 1 digits behind the point in: p.");
    assertThat(
            migration.number(
                "SELECT count(*) FROM lossy WHERE t = '01:02:03.123456' AND p = 1.3 AND n = '{0}'"))
        .isEqualTo(1);
  }
}

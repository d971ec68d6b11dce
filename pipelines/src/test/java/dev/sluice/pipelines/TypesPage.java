package dev.sluice.pipelines;

import dev.sluice.encode.EncodeRows;
import dev.sluice.row.Column;
import dev.sluice.row.Column.Fill;
import dev.sluice.row.TableName;
import dev.sluice.row.TableShape;
import dev.sluice.types.CellType;
import dev.sluice.types.ColumnName;
import dev.sluice.types.ColumnPlan;
import dev.sluice.types.CqlType;
import dev.sluice.types.Loss;
import dev.sluice.types.ShapeCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page about types, from what the code accepts, loses and encodes. */
final class TypesPage {
  private static final String HEAD =
      """
      # Types

      Names of PostgreSQL's types as in `pg_type.typname`, arrays with `[]`. The first is what `--createTarget=if-missing` uses, unless
      `--columnTypes` says otherwise; a column of a table that exists may also have one of the others. Frozen or not is all the same. What has no
      row here, such as a custom type, is refused before anything is read: leave the column out with `--columns`.

      """;
  private static final String SCALARS =
      """
      | CQL | PostgreSQL | also accepted | what is lost | binary |
      | --- | --- | --- | --- | --- |
      """;
  private static final String STRUCTURES =
      """

      Structures; T is any of the types above:

      | CQL | PostgreSQL | also accepted | what is lost besides its parts' losses | binary |
      | --- | --- | --- | --- | --- |
      """;
  private static final String REST =
      """

      **Values change** where the table above says so in bold, and by a modifier of the target's type: `numeric(p,s)` rounds decimals,
      `timestamp(0…2)`, `time(0…5)` and `interval(0…5)` round seconds, `interval` with fields leaves the others out, `char(n)` pads text. Then nothing
      is copied unless `--allowLossy` names the column; the message has the whole flag. Other losses are notes before the start and in
      the report. `varchar(n)`, `numeric(p,s)` and `int8` refuse what does not fit; such a row is a reject.

      ## Scalars

      - `timestamp` is milliseconds UTC; a target column of type `timestamp` gets the UTC wall clock.
      - A cell of zero bytes is null for every type but `text`, `ascii` and `blob`, as Cassandra's drivers read it.
      - A static column is repeated on every row of its partition.
      - Text with NUL or invalid UTF-8 follows `--invalidText`, inside of structures too; the column's count goes up by one for each such cell.
      - A value outside PostgreSQL's range (timestamps before 4714 BC or after 294276, dates after 5874897, numbers of more than 131,072 digits)
        refuses its row, also within a structure. The message names the column, and the element by its index from 0: `element [2].at: …`,
        `element [value 0]: …` for a map's value.

      ## Arrays

      - An empty list or set that is frozen is an empty array. One that is not frozen is null in Cassandra, and stays null.
      - A set is in Cassandra's order; nothing keeps the array's elements different.
      - Lists in lists may differ in length, which PostgreSQL's arrays cannot: they become JSON.
      - `vector<float, n>` becomes pgvector's `vector` if the target's column is one, or `--columnTypes=COLUMN=vector(n)` asks for it. It
        refuses NaN and the infinities. No server with the extension was at hand: its two formats are tested without one.
      - Arrays of `citext` have no fixed type number, so a table with one is sent as CSV.

      ## JSON

      Written by `encode/JsonCodecs`; a `text` or `varchar` column gets the same text as `json`.

      | value | JSON |
      | --- | --- |
      | integers, varint, decimal | a number with all of its digits |
      | float, double | a number that reads back as the same bits; `"NaN"`, `"Infinity"`, `"-Infinity"` |
      | boolean | `true`, `false` |
      | text, ascii | a string |
      | blob | a string of hex digits, `"\\\\x00ff"` |
      | timestamp | `"2026-01-02T03:04:05.006Z"`, milliseconds only if there are any, `"… BC"` before our era |
      | uuid, inet, date, time, duration | a string of what CSV has, which PostgreSQL casts to its type |
      | list, set, vector | an array |
      | tuple | an array with a null for each element that is missing |
      | user-defined type | an object with all of its fields, null where a value was written before the field was added |
      | map | an object; keys that are no strings become the string of their JSON |
      | null, or zero bytes of a type that has no empty value | `null`; as a key the empty string |

      ## Keys

      Frozen collections in the primary key become arrays or jsonb, which PostgreSQL can index; `json` it cannot. Whether YugabyteDB can have them
      in a primary key was not tested.

      `--copyFormat` decides between CSV and binary ([0012](decisions/0012-binary-copy.md)).
      """;

  private TypesPage() {}

  static String markdown() {
    StringBuilder page = new StringBuilder(HEAD).append(SCALARS);
    for (CqlType type : CqlType.values()) {
      page.append(row(type.cql(), type, type.accepted()));
    }
    page.append(STRUCTURES);
    structures().forEach((name, type) -> page.append(row(name, type, shown(type))));
    return page.append(REST).toString();
  }

  /** What the page calls them → one of them. */
  private static Map<String, CellType> structures() {
    Map<String, CellType> structures = new LinkedHashMap<>();
    structures.put("list&lt;T&gt;, set&lt;T&gt; of a scalar", type("list<int>"));
    structures.put("vector&lt;T, n&gt; of a scalar", type("vector<int, 2>"));
    structures.put("vector&lt;float, n&gt;", type("vector<float, 2>"));
    structures.put("list, set or vector of structures", type("list<list<int>>"));
    structures.put("map&lt;T, T&gt;", type("map<int, int>"));
    structures.put("tuple&lt;T, …&gt;", type("tuple<int>"));
    structures.put("a user-defined type", type("u{a int}"));
    return structures;
  }

  private static CellType type(String cql) {
    return CellType.of(cql).orElseThrow();
  }

  private static List<String> shown(CellType type) {
    List<String> shown = new ArrayList<>();
    for (String to : type.accepted()) {
      boolean any = to.startsWith("_") && !type.cql().contains("float");
      String name = any ? "T[], of each type that holds T" : array(to);
      if (!shown.contains(name)) {
        shown.add(name);
      }
    }
    return shown;
  }

  private static String array(String typname) {
    return typname.startsWith("_") ? typname.substring(1) + "[]" : typname;
  }

  private static String row(String name, CellType type, List<String> accepted) {
    return "| %s | %s | %s | %s | %s |%n"
        .formatted(
            name,
            accepted.get(0),
            String.join(", ", accepted.subList(1, accepted.size())),
            losses(type),
            binary(type));
  }

  private static String losses(CellType type) {
    Map<Loss, List<String>> targets = new LinkedHashMap<>();
    for (String to : type.accepted()) {
      plan(type, to)
          .forEach(loss -> targets.computeIfAbsent(loss, key -> new ArrayList<>()).add(array(to)));
    }
    List<String> sentences = new ArrayList<>();
    targets.forEach(
        (loss, in) -> {
          String what = loss.what().replaceAll(",$", "");
          String where = in.size() == type.accepted().size() ? "" : String.join(", ", in) + ": ";
          sentences.add(
              loss.kind() == Loss.Kind.VALUES ? "**" + where + what + "**" : where + what);
        });
    return String.join("; ", sentences);
  }

  private static List<Loss> plan(CellType type, String to) {
    Column from = new Column("c", type.cql(), Fill.NULLABLE);
    Column into = new Column("c", to, Fill.NULLABLE);
    return ShapeCheck.plan(shape(from), shape(into), List.of(new ColumnName("c", "c"))).losses();
  }

  private static TableShape shape(Column column) {
    return new TableShape(new TableName("s", "t"), List.of(column), List.of(), List.of());
  }

  private static String binary(CellType type) {
    List<String> without =
        type.accepted().stream()
            .filter(
                to ->
                    !EncodeRows.binaryObjections(List.of(new ColumnPlan("c", type, false, "c", to)))
                        .isEmpty())
            .map(TypesPage::array)
            .toList();
    return without.isEmpty() ? "yes" : "yes, but " + String.join(", ", without);
  }
}

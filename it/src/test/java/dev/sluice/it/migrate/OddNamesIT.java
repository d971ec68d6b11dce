package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipelines.ExitStatus;
import dev.sluice.row.TableName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that would end a statement, or begin another, if they were not quoted. */
class OddNamesIT {
  private static final String EVIL = "a\"; DROP TABLE victim; --\n'x";
  private static final List<String> COLUMNS =
      List.of(EVIL, "select", "Größe €", "semi;colon", "$1 ?");

  @TempDir Path folder;

  @Test
  void quotesSemicolonsAndLineBreaksInNamesAreOnlyNames() throws Exception {
    Migration migration = Migration.create(folder);
    migration.sql("CREATE TABLE victim (id integer)");
    createSource(migration);
    String schema = "odd.schema\"; --";
    TableName target = new TableName(schema, EVIL);
    migration.sql("CREATE SCHEMA " + TableName.quote(schema));
    String[] flags = {"--targetTable=" + target, "--createTarget=if-missing", "--maxRejects=1"};

    var copied = migration.run("\"Select\"", flags);
    var again = migration.run("\"Select\"", flags);
    var updated =
        migration.run(
            "\"Select\"", "--targetTable=" + target, "--restart=true", "--onConflict=update");
    var skipped =
        migration.run(
            "\"Select\"", "--targetTable=" + target, "--restart=true", "--onConflict=skip");
    migration.sql("TRUNCATE " + target.quoted());
    migration.sql(
        "ALTER TABLE %s ADD CHECK (%s <> 'row 7')"
            .formatted(target.quoted(), TableName.quote("select")));
    var rejected =
        migration.run("\"Select\"", "--targetTable=" + target, "--restart=true", "--maxRejects=1");

    assertThat(copied.status()).as(copied.output()).isEqualTo(ExitStatus.DONE);
    assertThat(again.output()).contains("0 units to do");
    assertThat(updated.output()).contains("= 0 loaded + 0 rejected + 0 filtered + 10 duplicate");
    assertThat(skipped.output()).contains("= 0 loaded + 0 rejected + 0 filtered + 10 duplicate");
    assertThat(rejected.status()).as(rejected.output()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(
            migration.number(
                "SELECT sum(%s) FROM %s".formatted(TableName.quote(EVIL), target.quoted())))
        .isEqualTo(45 - 7);
    assertThat(migration.rejects("list", "--targetTable=" + target).output()).contains("1  {");
    assertThat(migration.number("SELECT count(*) FROM victim")).isZero();
  }

  /** Cassandra allows letters, digits and underscores alone for keyspaces and tables. */
  private static void createSource(Migration migration) {
    List<String> quoted = COLUMNS.stream().map(TableName::quote).toList();
    String table = migration.keyspace + ".\"Select\"";
    migration
        .cql()
        .execute(
            "CREATE TABLE %s (%s int PRIMARY KEY, %s text, %s text, %s text, %s text)"
                .formatted(
                    table,
                    quoted.get(0),
                    quoted.get(1),
                    quoted.get(2),
                    quoted.get(3),
                    quoted.get(4)));
    for (int id = 0; id < 10; id++) {
      migration
          .cql()
          .execute(
              "INSERT INTO %s (%s) VALUES (%d, 'row %d', 'b', 'c', 'd')"
                  .formatted(table, String.join(", ", quoted), id, id));
    }
  }
}

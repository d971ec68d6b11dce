package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.sluice.it.migrate.Migration.Result;
import dev.sluice.pipelines.ExitStatus;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} finds, and mends. */
class VerifyIT {
  private static final int ROWS = 2_000;

  @TempDir private Path folder;
  private Migration migration;

  @BeforeEach
  void migrate() throws Exception {
    migration = Migration.create(folder);
    migration
        .cql()
        .execute(
            "CREATE TABLE %s.orders (shop text, id int, price decimal, sold timestamp, note text, PRIMARY KEY (shop, id))"
                .formatted(migration.keyspace));
    PreparedStatement insert =
        migration
            .cql()
            .prepare(
                "INSERT INTO %s.orders (shop, id, price, sold, note) VALUES (?, ?, ?, ?, ?)"
                    .formatted(migration.keyspace));
    for (int id = 0; id < ROWS; id++) {
      migration
          .cql()
          .execute(
              insert.bind(
                  "shop " + id % 50,
                  id,
                  BigDecimal.valueOf(id, 2),
                  Instant.ofEpochMilli(id),
                  id % 3 == 0 ? null : "note " + id));
    }
    Result copied = migration.run("orders", "--createTarget=if-missing");
    assertThat(copied.status()).as(copied.output()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void findsNothingInAGoodCopyWithOtherScalesAndSpaces() throws Exception {
    migration.sql("ALTER TABLE orders ALTER price TYPE numeric(12,6), ALTER shop TYPE varchar(20)");

    Result verified = migration.verify("orders");

    assertThat(verified.output())
        .contains("outcome  source and target hold the same")
        .contains("2,000 in the source, 2,000 in the target");
    assertThat(verified.status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void namesEachRowAndValueThatDiffersAndRepairsThem() throws Exception {
    damage();

    Result verified = migration.verify("orders");

    assertThat(verified.output())
        .contains("source and target differ")
        .contains("1 missing in the target, 1 only there, 3 with other values")
        .contains("missing shop=shop 7, id=7")
        .contains("extra shop=elsewhere, id=5")
        .contains(
            "different shop=shop 8, id=8: note is \"note 8\" in the source, \"nOte 8\" in the target")
        .contains(
            "different shop=shop 10, id=10: price is \"0.10\" in the source, \"0.11\" in the target");
    assertThat(verified.status()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
    assertThat(migration.number("SELECT count(*) FROM sluice.difference")).isEqualTo(5);
    assertThat(
            migration.number(
                "SELECT count(*) FROM sluice.verification WHERE rows_source = 2000 AND rows_target = 2000"
                    + " AND (rows_missing, rows_extra, rows_different, rows_repaired) = (1, 1, 3, 0)"))
        .isEqualTo(1);
    assertThat(migration.number("SELECT count(*) FROM sluice.verification_result")).isZero();

    Result repaired = migration.verify("orders", "--repair=true");

    assertThat(repaired.output())
        .contains("4 rows were written into the target; looking again")
        .contains("source and target still differ after the repair");
    migration.sql("DELETE FROM orders WHERE shop = 'elsewhere'");
    Result again = migration.verify("orders", "--runner=DirectRunner");
    assertThat(again.output()).contains("source and target hold the same");
    assertThat(again.status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void countsRowsThatCannotBeStored() throws Exception {
    migration
        .cql()
        .execute(
            "INSERT INTO %s.orders (shop, id, note) VALUES ('a\u0000b', 1, 'NUL in the key')"
                .formatted(migration.keyspace));

    Result verified = migration.verify("orders");

    assertThat(verified.output())
        .contains("source and target hold the same, but for rows that cannot be stored")
        .contains("1 more of the source have no form in the target's types");
    assertThat(verified.status()).isEqualTo(ExitStatus.DONE_WITH_REJECTS);
  }

  @Test
  void refusesToRepairWithoutTheKey() throws Exception {
    migration.sql("ALTER TABLE orders DROP CONSTRAINT orders_pkey");

    Result refused = migration.verify("orders", "--repair=true");

    assertThat(refused.output())
        .contains(
            "Cannot repair public.orders: that needs the primary key (shop, id), it has none.");
    assertThat(refused.status()).isEqualTo(ExitStatus.SETUP_WRONG);
  }

  /** A row less, a changed letter, a row more, two swapped values. */
  private void damage() throws Exception {
    migration.sql("DELETE FROM orders WHERE id = 7");
    migration.sql("UPDATE orders SET note = 'nOte 8' WHERE id = 8");
    migration.sql("INSERT INTO orders (shop, id) VALUES ('elsewhere', 5)");
    migration.sql(
        "UPDATE orders SET price = CASE id WHEN 10 THEN 0.11 ELSE 0.10 END WHERE id IN (10, 11)");
  }
}

package dev.sluice.pipelines.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.copy.ConnectionBudget;
import dev.sluice.row.TableName;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a target server's own words mean. */
class ServerRulesTest {
  private static final DatabaseChecks.Rights ALL =
      new DatabaseChecks.Rights("loader", "Shop", true, true, true, true, true, true);

  @Test
  void nothingToSayIsOneLine() {
    List<Line> lines = rules(Map.of("max_wal_size", "8192", "lock_timeout", "60000"));

    assertThat(lines).singleElement().extracting(Line::verdict).isEqualTo(Verdict.OK);
  }

  @Test
  void aServerThatTakesNoWritesFails() {
    assertThat(ServerRules.lines("h", new ServerSettings(true, Map.of()), false))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(line.found()).isEqualTo("the server is a standby");
            });
    assertThat(rules(Map.of("transaction_read_only", "on")))
        .extracting(Line::verdict)
        .containsExactly(Verdict.FAIL);
  }

  @Test
  void eachSettingThatEndsOrEndangersUnitsIsALine() {
    List<Line> lines =
        rules(
            Map.of(
                "statement_timeout", "30000",
                "transaction_timeout", "90000",
                "idle_in_transaction_session_timeout", "1000",
                "lock_timeout", "100",
                "synchronous_commit", "off",
                "fsync", "off",
                "full_page_writes", "off",
                "max_wal_size", "1024",
                "server_encoding", "LATIN1",
                "session_replication_role", "replica"));

    assertThat(lines)
        .allMatch(line -> line.verdict() == Verdict.WARN && !line.advice().isEmpty())
        .extracting(line -> line.subject().replace(" on h", "") + ": " + line.found())
        .containsExactly(
            "statement_timeout: 30.0 s",
            "transaction_timeout: 90.0 s",
            "idle_in_transaction_session_timeout: 1.0 s",
            "lock_timeout: 100 ms",
            "encoding: the database is kept in LATIN1",
            "triggers: session_replication_role is replica",
            "fsync: off",
            "full_page_writes: off",
            "synchronous_commit: off",
            "max_wal_size: 1024 MiB");
  }

  @Test
  void yugabyteDbWritesNoWalOfPostgresqls() {
    ServerSettings off = new ServerSettings(false, Map.of("fsync", "off"));

    assertThat(ServerRules.lines("h", off, true))
        .extracting(Line::verdict)
        .containsExactly(Verdict.OK);
  }

  @Test
  void theLedgerMayBeOldNewOrMissing() {
    assertThat(DatabaseChecks.ledger(ALL, OptionalInt.of(2), 2).found())
        .isEqualTo("there, version 2");
    assertThat(DatabaseChecks.ledger(ALL, OptionalInt.of(3), 2).verdict()).isEqualTo(Verdict.WARN);
    assertThat(DatabaseChecks.ledger(ALL, OptionalInt.of(1), 2).found())
        .isEqualTo("version 1, older than this Sluice's 2; the first run makes it");
    DatabaseChecks.Rights none =
        new DatabaseChecks.Rights("loader", "Shop", false, false, false, false, false, false);
    assertThat(DatabaseChecks.ledger(none, OptionalInt.empty(), 2).advice())
        .startsWith("GRANT CREATE ON DATABASE \"Shop\" TO loader;");
    DatabaseChecks.Rights schemaOnly =
        new DatabaseChecks.Rights("loader", "Shop", true, true, true, false, true, true);
    assertThat(DatabaseChecks.ledger(schemaOnly, OptionalInt.empty(), 2).advice())
        .isEqualTo("GRANT USAGE, CREATE ON SCHEMA sluice TO loader;");
    assertThat(DatabaseChecks.ledgerRights("loader", List.of("run", "unit")).found())
        .isEqualTo("loader may not read and write run, unit");
  }

  @Test
  void rightsOnTheTableAreWhatAPlainRunNeeds() {
    TableName table = new TableName("shop", "orders");

    Line plain =
        TableChecks.rights("t", table, new TableChecks.Rights("loader", true, true, false, false));
    Line blind =
        TableChecks.rights("t", table, new TableChecks.Rights("loader", true, false, true, true));

    assertThat(plain.verdict()).isEqualTo(Verdict.OK);
    assertThat(plain.found())
        .isEqualTo(
            "loader may INSERT and SELECT; not UPDATE, which --onConflict=update needs; not TRUNCATE, which --truncateTarget needs");
    assertThat(blind.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(blind.advice())
        .isEqualTo("GRANT INSERT, SELECT ON \"shop\".\"orders\" TO \"loader\";");
  }

  @Test
  void connectionsHaveToBeEnoughForTheStreamsOfOneHost() {
    ConnectionBudget budget = new ConnectionBudget(103, 3, 90, 1);

    assertThat(FreeConnections.line("c", budget, 0, 1).verdict()).isEqualTo(Verdict.OK);
    assertThat(FreeConnections.line("c", budget, 16, 2).verdict()).isEqualTo(Verdict.OK);
    Line few = FreeConnections.line("c", budget, 17, 2);
    assertThat(few.verdict()).isEqualTo(Verdict.WARN);
    assertThat(few.found()).isEqualTo("10 of 100 are free, 17 streams need 11");
  }

  @Test
  void anEncryptionThatWasAskedForAndIsNotThereIsSeen() {
    assertThat(TargetHost.plain("t", "prefer", false).verdict()).isEqualTo(Verdict.WARN);
    assertThat(TargetHost.plain("t", "", true).verdict()).isEqualTo(Verdict.WARN);
    assertThat(TargetHost.plain("t", "disable", false).verdict()).isEqualTo(Verdict.OK);
  }

  private static List<Line> rules(Map<String, String> values) {
    return ServerRules.lines("h", new ServerSettings(false, values), false);
  }
}

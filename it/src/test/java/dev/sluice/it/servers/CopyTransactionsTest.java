package dev.sluice.it.servers;

import static dev.sluice.it.servers.PgMessageBytes.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.CopyTransactions.Verdict;
import dev.sluice.it.servers.PostgresProxy.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyTransactionsTest {
  private final ArmedCuts cuts = new ArmedCuts();
  private final CopyTransactions transactions = new CopyTransactions(cuts::take);

  @Test
  void aStatementIsKnownByTheNameItWasPreparedUnder() {
    cuts.arm(Moment.BEFORE_CLAIM, 1);
    parse("S_1", "-- why\nINSERT INTO sluice.unit (job_id) SELECT 1");
    parse("", "SELECT 1");

    assertThat(bind("")).isEqualTo(Verdict.FORWARD);
    assertThat(bind("S_1")).isEqualTo(Verdict.CUT_INSTEAD);
    assertThat(bind("S_1")).isEqualTo(Verdict.FORWARD);
    assertThat(cuts.done()).isEqualTo(1);
  }

  @Test
  void aNameThatWasClosedMeansNothing() {
    cuts.arm(Moment.BEFORE_CLAIM, 1);
    parse("S_1", "INSERT INTO sluice.unit (job_id) SELECT 1");
    transactions.fromClient(message('C', "SS_1\0"));

    assertThat(bind("S_1")).isEqualTo(Verdict.FORWARD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INSERT INTO sluice.unit_more VALUES (1)", "UPDATE sluice.unit SET a = 1"})
  void otherStatementsAreNoClaims(String sql) {
    cuts.arm(Moment.BEFORE_CLAIM, 1);

    assertThat(transactions.fromClient(message('Q', sql + "\0"))).isEqualTo(Verdict.FORWARD);
  }

  @Test
  void theDataOfACopyArriveBeforeTheCut() {
    cuts.arm(Moment.DURING_COPY, 1);

    assertThat(transactions.fromClient(message('d', "a,b\n"))).isEqualTo(Verdict.FORWARD_AND_CUT);
  }

  @Test
  void theAnswerToACopyIsKeptBack() {
    cuts.arm(Moment.AFTER_COPY_DONE, 1);

    assertThat(copy()).isEqualTo(Verdict.CUT_INSTEAD);
  }

  @Test
  void onlyTheCommitOfACopyIsCut() {
    cuts.arm(Moment.COMMIT_NOT_SENT, 1);
    parse("", "COMMIT");
    assertThat(bind("")).isEqualTo(Verdict.FORWARD);

    copy();

    assertThat(bind("")).isEqualTo(Verdict.CUT_INSTEAD);
  }

  @Test
  void onlyTheAnswerToAClaimIsKeptBack() {
    cuts.arm(Moment.AFTER_CLAIM, 1);
    parse("", "INSERT INTO t VALUES (1)");
    assertThat(bind("")).isEqualTo(Verdict.FORWARD);
    assertThat(answer("INSERT 0 1")).isEqualTo(Verdict.FORWARD);

    parse("", "INSERT INTO sluice.unit VALUES (1)");
    assertThat(bind("")).isEqualTo(Verdict.FORWARD);
    assertThat(answer("INSERT 0 0")).as("a unit that is done").isEqualTo(Verdict.FORWARD);
    assertThat(bind("")).isEqualTo(Verdict.FORWARD);

    assertThat(answer("INSERT 0 1")).isEqualTo(Verdict.CUT_INSTEAD);
  }

  @Test
  void aRollbackEndsTheTransactionOfACopy() {
    cuts.arm(Moment.COMMIT_SENT, 1);
    copy();
    answer("ROLLBACK");
    transactions.fromServer(message('Z', "I"));

    assertThat(answer("COMMIT")).isEqualTo(Verdict.FORWARD);
  }

  @Test
  void theAnswerToACommitIsKeptBackOrGivenFirst() {
    cuts.arm(Moment.COMMIT_SENT, 1);
    cuts.arm(Moment.AFTER_COMMIT, 1);
    copy();
    assertThat(answer("COMMIT")).isEqualTo(Verdict.CUT_INSTEAD);

    assertThat(answer("COMMIT")).isEqualTo(Verdict.FORWARD);
    assertThat(transactions.fromServer(message('Z', "I"))).isEqualTo(Verdict.FORWARD_AND_CUT);
    assertThat(cuts.left()).isZero();
  }

  private void parse(String name, String sql) {
    assertThat(transactions.fromClient(message('P', name + "\0" + sql + "\0\0\0")))
        .isEqualTo(Verdict.FORWARD);
  }

  private Verdict bind(String name) {
    return transactions.fromClient(message('B', "\0" + name + "\0\0\0"));
  }

  private Verdict copy() {
    transactions.fromServer(message('G', "\0\0\0"));
    return answer("COPY 3");
  }

  private Verdict answer(String tag) {
    return transactions.fromServer(message('C', tag + "\0"));
  }
}

package dev.sluice.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40001", "40P01", "25P03", "57P01", "57P02", "57P03", "55P03", "08000", "08001", "08003",
        "08004", "08006", "53000", "53100", "53200", "53300"
      })
  void whatAnotherConnectionMayDoBetterIsTransient(String state) {
    for (TargetServer server : TargetServer.values()) {
      assertThat(SqlFailure.of(state, server)).isEqualTo(SqlFailure.TRANSIENT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"22001", "22003", "22008", "22021", "22P02", "22P04", "23502", "23505", "23514"})
  void aRowThatTheTableRefusesIsData(String state) {
    for (TargetServer server : TargetServer.values()) {
      assertThat(SqlFailure.of(state, server)).isEqualTo(SqlFailure.DATA);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42P01", "42703", "42501", "0A000", "25P02", "57014", "28P01", "3D000", "XX001", "99999",
        "2", ""
      })
  void allElseIsPermanent(String state) {
    for (TargetServer server : TargetServer.values()) {
      assertThat(SqlFailure.of(state, server)).isEqualTo(SqlFailure.PERMANENT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorWithoutAStateIsPermanent(TargetServer server) {
    assertThat(SqlFailure.of(new SQLException("no state"), server)).isEqualTo(SqlFailure.PERMANENT);
  }

  @Test
  void internalErrorsOfYugabytedbAreTransient() {
    SQLException error = new SQLException("Timed out", "XX000");

    assertThat(SqlFailure.of(error, TargetServer.YUGABYTEDB)).isEqualTo(SqlFailure.TRANSIENT);
    assertThat(SqlFailure.of(error, TargetServer.POSTGRESQL)).isEqualTo(SqlFailure.PERMANENT);
  }
}

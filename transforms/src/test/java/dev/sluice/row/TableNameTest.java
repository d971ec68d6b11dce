package dev.sluice.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableNameTest {

  @Test
  void isQuotedForStatementsAndPlainForPeople() {
    TableName name = new TableName("My Schema", "or\"der");

    assertThat(name.quoted()).isEqualTo("\"My Schema\".\"or\"\"der\"");
    assertThat(name).hasToString("\"My Schema\".\"or\"\"der\"");
    assertThat(new TableName("a.b", "c")).hasToString("\"a.b\".c");
    assertThat(new TableName("a", "b.c")).hasToString("a.\"b.c\"");
    assertThat(new TableName("Größe", "t-1")).hasToString("Größe.t-1");
  }

  @Test
  void hasTwoParts() {
    assertThatThrownBy(() -> new TableName("", "t"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid table name: \".t\". Expected SCHEMA.TABLE.");
    assertThatThrownBy(() -> new TableName("s", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid table name: \"s.\". Expected SCHEMA.TABLE.");
  }

  @Test
  void aShapeKnowsItsColumnsAndKeys() {
    Column id = new Column("id", "int", Column.Fill.REQUIRED);
    Column at = new Column("At", "time", Column.Fill.REQUIRED);
    Column name = new Column("name", "text", Column.Fill.NULLABLE);
    TableShape shape =
        new TableShape(
            new TableName("s", "t"), List.of(id, at, name), List.of("id"), List.of("At"));

    assertThat(shape.columnNames()).containsExactly("id", "At", "name");
    assertThat(shape.column("At")).contains(at);
    assertThat(shape.column("at")).isEmpty();
    assertThat(shape.isKey("id")).isTrue();
    assertThat(shape.isKey("At")).isTrue();
    assertThat(shape.isKey("name")).isFalse();
  }

  @Test
  void aSecretNeverShowsItself() {
    assertThat(new Secret("hidden")).hasToString("***");
    assertThat(new Secret("hidden").value()).isEqualTo("hidden");
  }

  @Test
  void aSetupProblemCarriesAllThatIsWrong() {
    SetupException many = new SetupException(List.of("One.", "Two."));

    assertThat(many).hasMessage("One.\nTwo.");
    assertThat(many.problems()).containsExactly("One.", "Two.");
    assertThat(new SetupException("One.").problems()).containsExactly("One.");
  }
}

package dev.sluice.types;

import static dev.sluice.types.Shapes.column;
import static dev.sluice.types.Shapes.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.row.SetupException;
import dev.sluice.row.TableShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnSelectionTest {
  private static final TableShape SOURCE = Shapes.ORDERS;

  @Test
  void choosesAllColumnsWithTheirOwnNames() {
    TableShape source =
        Shapes.source(List.of("id"), List.of(), column("id", "int"), column("Ünï", "text"));

    List<ColumnName> chosen = ColumnSelection.of(source, List.of(), List.of(), List.of());

    assertThat(chosen).isEqualTo(names("id", "Ünï"));
  }

  @Test
  void renamesSingleColumnsOfAll() {
    TableShape source =
        Shapes.source(List.of("id"), List.of(), column("id", "int"), column("n", "text"));

    List<ColumnName> chosen = ColumnSelection.of(source, List.of(), names("n=name"), List.of());

    assertThat(chosen).isEqualTo(names("id", "n=name"));
  }

  @Test
  void leavesOutSingleColumnsOfAll() {
    assertThat(ColumnSelection.of(SOURCE, List.of(), names("name=title"), List.of("tags", "at")))
        .isEqualTo(names("id", "name=title"));
  }

  @Test
  void findsLeftOutColumnsThatAreNotThere() {
    assertThatThrownBy(
            () -> ColumnSelection.of(SOURCE, List.of(), List.of(), List.of("tag", "tags")))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "Cannot leave out column tag: shop.orders has no such column. It has: id, at, name, tags.");
  }

  @Test
  void refusesToLeaveOutAll() {
    assertThatThrownBy(
            () ->
                ColumnSelection.of(
                    SOURCE, List.of(), List.of(), List.of("id", "at", "name", "tags")))
        .isInstanceOf(SetupException.class)
        .hasMessage("Cannot copy shop.orders: all of its columns are left out.");
  }

  @Test
  void aStarStandsForTheColumnsThatAreNotNamed() {
    assertThat(
            ColumnSelection.of(
                SOURCE, names("at=when", "*", "writetime(name)=w"), List.of(), List.of("tags")))
        .isEqualTo(names("at=when", "id", "name", "writetime(name)=w"));
  }

  @Test
  void choosesASubsetInTheOrderAskedFor() {
    List<ColumnName> chosen =
        ColumnSelection.of(SOURCE, names("name=title", "id"), List.of(), List.of());

    assertThat(chosen).isEqualTo(names("name=title", "id"));
  }

  @Test
  void findsAllThatIsWrongWithTheChoice() {
    assertThatThrownBy(
            () ->
                ColumnSelection.of(
                    SOURCE,
                    names("id", "id=other", "name=id", "nome", "tags"),
                    List.of(),
                    List.of()))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            """
            Cannot copy column nome: shop.orders has no such column. It has: id, at, name, tags.
            Cannot copy column id twice.
            Cannot write target column id from two columns.
            Cannot store column tags of type 'org.example.Custom': no PostgreSQL type is known for it. Leave it out with --columns or --excludeColumns.""");
  }

  @Test
  void findsRenamesOfColumnsThatAreNotThere() {
    TableShape source = Shapes.source(List.of("id"), List.of(), column("id", "int"));

    assertThatThrownBy(() -> ColumnSelection.of(source, List.of(), names("idd=id2"), List.of()))
        .isInstanceOf(SetupException.class)
        .hasMessage("Cannot copy column idd: shop.orders has no such column. It has: id.");
  }

  @Test
  void refusesTwoRenamesOfOneColumn() {
    TableShape source = Shapes.source(List.of("id"), List.of(), column("id", "int"));

    assertThatThrownBy(
            () -> ColumnSelection.of(source, List.of(), names("id=a", "id=b"), List.of()))
        .isInstanceOf(SetupException.class)
        .hasMessage("Cannot rename column id twice.");
  }
}

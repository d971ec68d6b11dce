package dev.sluice.types;

import static dev.sluice.types.Shapes.column;
import static dev.sluice.types.Shapes.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.Column.Fill;
import dev.sluice.row.TableShape;
import dev.sluice.types.HeaderMatch.Extra;
import dev.sluice.types.HeaderMatch.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderMatchTest {
  private static final TableShape TARGET =
      Shapes.target(
          column("id", "int8", Fill.REQUIRED),
          column("Name", "text"),
          column("at", "timestamptz", Fill.DEFAULTED),
          column("total", "numeric", Fill.GENERATED));

  private static final String HAS = " It has: id, Name, at, total.";

  private static Result match(List<String> header, String... names) {
    return HeaderMatch.match(header, TARGET, names(names), Extra.REFUSE);
  }

  @Test
  void columnsGoToThoseOfTheirNameInTheHeadersOrder() {
    Result result = match(List.of("at", "Name", "id"));

    assertThat(result)
        .isEqualTo(
            new Result(
                List.of(
                    new TextColumn("at", "at", "timestamptz"),
                    new TextColumn("Name", "Name", "text"),
                    new TextColumn("id", "id", "int8")),
                List.of(0, 1, 2),
                List.of()));
  }

  @Test
  void theCaseDoesNotMatterWhereOneColumnFits() {
    Result result = match(List.of("ID", "NAME"));

    assertThat(result.problems()).isEmpty();
    assertThat(result.columns()).extracting(TextColumn::target).containsExactly("id", "Name");
  }

  @Test
  void theExactNameComesFirstAndTwoThatFitInAnotherCaseAreNone() {
    TableShape target =
        Shapes.target(column("a", "text"), column("A", "int4"), column("b", "text"));

    Result exact = HeaderMatch.match(List.of("A", "a"), target, List.of(), Extra.REFUSE);
    TableShape twice = Shapes.target(column("Ab", "text"), column("aB", "int4"));
    Result neither = HeaderMatch.match(List.of("ab"), twice, List.of(), Extra.IGNORE);

    assertThat(exact.problems()).isEmpty();
    assertThat(exact.columns()).extracting(TextColumn::targetType).containsExactly("int4", "text");
    assertThat(neither.columns()).isEmpty();
  }

  @Test
  void anAliasWinsOverTheName() {
    Result result = match(List.of("key", "id", "title"), "KEY=ID", "id=-", "title=name");

    assertThat(result.problems()).isEmpty();
    assertThat(result.columns())
        .containsExactly(
            new TextColumn("key", "id", "int8"), new TextColumn("title", "Name", "text"));
    assertThat(result.fields()).containsExactly(0, 2);
  }

  @Test
  void anAliasMeansAnotherCaseOnlyWhereItsOwnIsMissing() {
    assertThat(match(List.of("id", "Id"), "Id=-").fields()).containsExactly(0);
    assertThat(match(List.of("id", "N", "n"), "ID=-").problems()).hasSize(3);
    assertThat(match(List.of("id", "X", "x"), "x=name", "X=-").fields()).containsExactly(0, 2);
  }

  @Test
  void anAliasForOtherFilesIsNoProblem() {
    assertThat(match(List.of("id"), "number=id", "junk=-").problems()).isEmpty();
  }

  @Test
  void anAliasForAColumnThatDoesNotExistIsAProblem() {
    assertThat(match(List.of("id", "n"), "n=nome", "m=x").problems())
        .containsExactly(
            "--columns=n=nome names a column that public.orders does not have." + HAS,
            "--columns=m=x names a column that public.orders does not have." + HAS);
  }

  @Test
  void oneColumnCannotHaveTwoAliases() {
    assertThat(match(List.of("id"), "n=Name", "n=at").problems())
        .containsExactly("--columns names column n twice. Expected one target column for each.");
  }

  @Test
  void twoColumnsForOneAreAProblem() {
    String message =
        "Columns %s and %s of the header both go into target column id. Leave one out with --columns=SOURCE=-, or name another target column for it with --columns=SOURCE=TARGET.";

    assertThat(match(List.of("id", "Id")).problems())
        .containsExactly(message.formatted("id", "Id"));
    assertThat(match(List.of("id", "id")).problems())
        .containsExactly(message.formatted("id", "id"));
    Result aliased = match(List.of("key", "id"), "key=id");
    assertThat(aliased.problems()).containsExactly(message.formatted("key", "id"));
    assertThat(aliased.columns()).hasSameSizeAs(aliased.fields());
    assertThat(match(List.of("id", "Id"), "Id=-").problems()).isEmpty();
  }

  @Test
  void columnsThatTheTargetDoesNotHaveAreAProblemUnlessIgnored() {
    List<String> header = List.of("id", "junk", "", "more");

    assertThat(match(header).problems())
        .containsExactly(
            "public.orders has no column for these of the header: junk, \"\", more."
                + HAS
                + " Name one for each with --columns=SOURCE=TARGET,…, leave a column out with --columns=SOURCE=-, or all of them with --extraColumns=ignore.");
    Result ignored = HeaderMatch.match(header, TARGET, List.of(), Extra.IGNORE);
    assertThat(ignored.problems()).isEmpty();
    assertThat(ignored.fields()).containsExactly(0);
  }

  @Test
  void onlyColumnsThatTheServerCannotFillMustBeInTheHeader() {
    assertThat(match(List.of("Name", "at")).problems())
        .containsExactly(
            "Target column id is NOT NULL without a default, but the header has no column for it. The header has: Name, at. Name one with --columns=SOURCE=id, or give the target column a default.");
  }

  @Test
  void aColumnThatTheServerComputesCannotBeLoaded() {
    Result result = match(List.of("id", "Total"));

    assertThat(result.problems())
        .containsExactly(
            "Target column total is computed by the server; column Total of the header cannot go into it. Leave it out with --columns=Total=-.");
    assertThat(result.fields()).containsExactly(0);
    assertThat(match(List.of("id", "Total"), "Total=-").problems()).isEmpty();
  }

  @Test
  void noColumnAtAllIsAProblem() {
    TableShape target = Shapes.target(column("a", "text"), column("b", "text"));

    assertThat(HeaderMatch.match(List.of("1", "x"), target, List.of(), Extra.IGNORE).problems())
        .containsExactly(
            "No column of the file goes into public.orders. The header has: 1, x. The target has: a, b. Check that the file has a header, or name the columns with --columns=SOURCE=TARGET,….");
    assertThat(HeaderMatch.match(List.of(), target, List.of(), Extra.REFUSE).problems())
        .singleElement()
        .asString()
        .contains("The header has: no columns.");
  }

  @Test
  void allProblemsAreFoundAtOnce() {
    assertThat(match(List.of("total", "junk", "at", "AT"), "a=b").problems()).hasSize(5);
  }
}

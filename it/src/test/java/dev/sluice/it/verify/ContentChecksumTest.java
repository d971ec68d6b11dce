package dev.sluice.it.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentChecksumTest {

  private static final List<String> COLUMNS = List.of("id", "word", "note");
  private static final @Nullable String[] ANNA = {"1", "anna", null};
  private static final @Nullable String[] BERT = {"2", "bert", ""};

  @Test
  void theOrderOfRowsDoesNotMatter() throws SQLException {
    assertThat(checksum(ANNA, BERT)).isEqualTo(checksum(BERT, ANNA));
  }

  @Test
  void aRowTwiceIsNotARowOnceNorNone() throws SQLException {
    assertThat(checksum(ANNA, ANNA, BERT)).isNotEqualTo(checksum(ANNA, BERT));
    assertThat(checksum(ANNA, ANNA)).isNotEqualTo(checksum());
  }

  @Test
  void nullIsNotEmptyAndCellsDoNotRunTogether() throws SQLException {
    assertThat(checksum(row("1", "anna", ""))).isNotEqualTo(checksum(ANNA));
    assertThat(checksum(row("1a", "nna", null))).isNotEqualTo(checksum(ANNA));
    assertThat(checksum(row("1", null, "anna"))).isNotEqualTo(checksum(ANNA));
  }

  @Test
  void differencesNameWhatIsWrongWithEachRow() throws SQLException {
    TableContent source = content(ANNA, BERT, row("3", "carl", "x"), row("4", "dora", "y"));
    TableContent target =
        content(row("1", "anna", ""), BERT, BERT, row("4", "dora", "y"), row("5", "emil", "z"));

    assertThat(source.differences(target, 10))
        .containsExactlyInAnyOrder(
            new ContentDifference(List.of("1"), ContentDifference.Kind.CHANGED, List.of("note")),
            new ContentDifference(List.of("2"), ContentDifference.Kind.DOUBLED, List.of()),
            new ContentDifference(List.of("3"), ContentDifference.Kind.MISSING, List.of()),
            new ContentDifference(List.of("5"), ContentDifference.Kind.UNEXPECTED, List.of()));
    assertThat(source.differences(target, 1)).hasSize(1);
    assertThat(source.differences(source, 10)).isEmpty();
  }

  private static @Nullable String[] row(@Nullable String... cells) {
    return cells;
  }

  private static ContentChecksum checksum(@Nullable String[]... rows) throws SQLException {
    return ContentChecksum.of(table(rows));
  }

  private static TableContent content(@Nullable String[]... rows) throws SQLException {
    return TableContent.of(table(rows), COLUMNS, 1);
  }

  private static CanonicalRows table(@Nullable String[]... rows) {
    return visitor -> Arrays.stream(rows).forEach(visitor::row);
  }
}

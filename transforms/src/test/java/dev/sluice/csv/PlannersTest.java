package dev.sluice.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.row.PlanAwayException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannersTest {
  private static final WatchSettings SETTINGS =
      new WatchSettings(
          "/in/*",
          new WatchSettings.Completeness(Ready.RENAME, 0, ""),
          CsvDialect.standard(),
          List.of(),
          columns -> List.of(),
          OnChanged.REFUSE,
          1 << 20,
          1);

  @Test
  void theReadersOfARunHaveOnePlannerOneAfterTheOther() {
    FilePlanner first = Planners.of(new NamedPlan("a run"), SETTINGS);

    assertThat(Planners.of(new NamedPlan("a run"), SETTINGS)).isSameAs(first);
    assertThat(Planners.of(new NamedPlan("another run"), SETTINGS)).isNotSameAs(first);
  }

  private record NamedPlan(String id) implements FilePlan {
    @Override
    public Session open() {
      throw new PlanAwayException("not there", new IllegalStateException());
    }
  }
}

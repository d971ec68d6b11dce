package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.EventsTable;
import dev.sluice.pipelines.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit that cannot be read is named; the same command goes on when the cause is gone. */
class UnreadableRangeIT {
  @TempDir Path folder;

  @Test
  void aConsistencyThatTheClusterCannotGiveIsNamedWithTheRange() throws Exception {
    EventsTable table = new EventsTable(14);
    Migration migration = Migration.create(folder);
    migration.load(table, 300);

    var impossible =
        migration.run("events", "--consistency=TWO", "--readRetries=1", "--runner=DirectRunner");
    var possible = migration.run("events");

    assertThat(impossible.output())
        .contains(
            "Cannot read token range (",
            "of %s.events after 2 attempts".formatted(migration.keyspace),
            "TWO",
            "nodetool status");
    assertThat(impossible.status()).isEqualTo(ExitStatus.INCOMPLETE);
    assertThat(possible.status()).as(possible.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(table);
  }
}

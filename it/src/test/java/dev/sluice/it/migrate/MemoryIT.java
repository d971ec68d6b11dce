package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.ReadingsTable;
import dev.sluice.it.servers.ForkedMain;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream holds a few MiB, however large the table is. */
@Timeout(240)
class MemoryIT {
  @TempDir Path folder;

  @Test
  void halfAGigabyteIsEnoughFor32StreamsOfTheWideTable() throws Exception {
    ReadingsTable table = new ReadingsTable(5);
    Migration migration = Migration.create(folder);
    migration.load(table, 12_000);

    int exitCode;
    String output;
    try (ForkedMain main =
        ForkedMain.start(
            folder, "-Xmx512m", migration.command("readings", "--streams=32", "--unitRows=375"))) {
      exitCode = main.exitCode();
      output = main.output();
    }

    assertThat(output).contains("12,000 read = 12,000 loaded", "32, parallel efficiency");
    assertThat(exitCode).isZero();
    migration.assertSameContent(table);
  }
}

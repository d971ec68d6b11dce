package dev.sluice.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.SharedServers;
import dev.sluice.ledger.LedgerTables;
import dev.sluice.ledger.UsageLedger;
import dev.sluice.ledger.UsageSample;
import dev.sluice.ledger.UsageSample.Role;
import dev.sluice.ledger.Worker;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a process takes gets into the ledger while it works. */
@Timeout(60)
class UsageRecorderIT {
  private final LocalPostgres postgres = SharedServers.postgres();
  private PostgresTarget target;
  private Connection connection;

  @BeforeEach
  void begin() throws Exception {
    String database = postgres.newDatabase("usage");
    connection = postgres.connect(database);
    target = postgres.target(database);
    LedgerTables.create(connection);
  }

  @AfterEach
  void end() throws Exception {
    connection.close();
  }

  @Test
  void aWorkerIsRecordedFromItsFirstBundleOn() throws Exception {
    UsageRecorder.enter(target, "of-worker");
    await("of-worker");
    UsageRecorder.leave("of-worker");
    UsageRecorder.end("of-worker");

    List<UsageSample> samples = UsageLedger.read(connection, "of-worker");
    assertThat(samples).hasSizeGreaterThan(1).allMatch(sample -> sample.role() == Role.WORKER);
    UsageSample first = samples.get(0);
    UsageSample last = samples.get(samples.size() - 1);
    assertThat(first.process()).isEqualTo(Worker.current().toString());
    assertThat(first.heapBytes()).isPositive();
    assertThat(last.at()).isAfter(first.at());
    assertThat(last.cpuMicros()).isGreaterThanOrEqualTo(first.cpuMicros());
  }

  @Test
  void aDriverThatWorksIsRecordedOnceAndTheServerBesideIt() throws Exception {
    UsageRecorder.begin(target, "of-driver");
    UsageRecorder.enter(target, "of-driver");
    await("of-driver");
    UsageRecorder.leave("of-driver");
    UsageRecorder.end("of-driver");

    assertThat(UsageLedger.read(connection, "of-driver"))
        .extracting(UsageSample::role)
        .contains(Role.DRIVER, Role.TARGET)
        .doesNotContain(Role.WORKER);
  }

  private void await(String run) throws Exception {
    while (UsageLedger.read(connection, run).isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}

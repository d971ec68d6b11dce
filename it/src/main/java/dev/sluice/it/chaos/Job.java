package dev.sluice.it.chaos;

import dev.sluice.it.servers.ForkedMain;
import dev.sluice.it.servers.LocalCassandra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One migration: a source, a target, and the command that is run until it is done. */
record Job(Stage stage, Source source, Target target, Mode mode, Fault fault, Path config) {
  /** Small, so that there is much to interrupt. */
  private static final int ROWS_PER_UNIT = 300;

  static Job create(Stage stage, Target target, Mode mode, Fault fault) throws IOException {
    Source source = fault.source(stage);
    String settings =
        """
        cassandra.host=%s
        cassandra.port=%d
        cassandra.localDC=%s
        cassandra.username=%s
        cassandra.password=%s
        consistency=LOCAL_ONE
        unitRows=%d
        """
            .formatted(
                source.hosts(),
                source.port(),
                source.datacenter(),
                LocalCassandra.SUPERUSER,
                LocalCassandra.SUPERUSER_PASSWORD,
                ROWS_PER_UNIT)
            .concat(target.postgres().config(target.database()));
    Path config =
        Files.writeString(stage.folder().resolve(target.database() + ".properties"), settings);
    return new Job(stage, source, target, mode, fault, config);
  }

  ForkedMain start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add("migrate");
    command.add("--config=" + config);
    command.add("--sourceTable=" + source.keyspace() + "." + source.table().name());
    command.add("--allowLossy=*");
    command.addAll(fault.flags());
    return mode.start(stage, fault.spark(), command);
  }
}

package dev.sluice.it.demo;

import dev.sluice.it.load.StreamEventsTable;
import dev.sluice.it.servers.Folders;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.pipelines.ExitStatus;
import dev.sluice.pipelines.Main;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A PostgreSQL with a database for one demo of a stream.
 *
 * @param folder for all its files, deleted afterwards
 * @param keep whether the servers stay up until the user has seen enough
 * @param passedOn flags for the stream's command
 */
record DemoTarget(
    LocalPostgres postgres,
    String database,
    Path folder,
    boolean keep,
    List<String> passedOn,
    PrintStream out) {
  private static final String KEEP = "--keep";

  /** What happens while the server is up. */
  interface Scene {

    /** Returns the demo's exit code. */
    int play(DemoTarget target) throws SQLException, IOException;
  }

  /** Starts the server, and ends it when the scene is over. */
  static int play(String[] args, PrintStream out, Scene scene) throws SQLException, IOException {
    List<String> passedOn = Arrays.stream(args).filter(arg -> !arg.equals(KEEP)).toList();
    Path folder = Folders.temporary("sluice-demo-");
    try (LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Settings.durable())) {
      Files.writeString(folder.resolve("password"), LocalPostgres.SUPERUSER_PASSWORD);
      return scene.play(
          new DemoTarget(
              postgres,
              postgres.newDatabase("demo"),
              folder,
              Arrays.asList(args).contains(KEEP),
              passedOn,
              out));
    } finally {
      Folders.delete(folder);
    }
  }

  Connection connect() throws SQLException {
    return postgres.connect(database);
  }

  /** With the indexes of the seed. */
  void create(StreamEventsTable table) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(table.postgresDdl("public"));
      for (String index : table.indexDdl("public")) {
        statement.execute(index);
      }
    }
  }

  /** Runs a stream's command into {@code public.events}. */
  ExitStatus stream(List<String> words, String until) {
    List<String> command = new ArrayList<>(words);
    command.add("--onConflict=skip");
    command.add("--until=" + until);
    command.add("--targetHosts=" + postgres.host());
    command.add("--targetPort=" + postgres.port());
    command.add("--targetDatabase=" + database);
    command.add("--targetUser=" + LocalPostgres.SUPERUSER);
    command.add("--targetPassword=file:" + folder.resolve("password"));
    command.add("--targetTable=public.events");
    command.addAll(DemoReports.with(passedOn));
    return Main.run(command.toArray(String[]::new), out);
  }

  /** Shows how to connect, and waits, if that was asked for. */
  void keep(String more) {
    if (!keep) {
      return;
    }
    out.printf(
        """

        All stays until this process ends (Ctrl-C, or Enter):
          PostgreSQL  psql 'postgresql://%s:%s@%s:%d/%s'
          %s
        """,
        LocalPostgres.SUPERUSER,
        LocalPostgres.SUPERUSER_PASSWORD,
        postgres.host(),
        postgres.port(),
        database,
        more);
    KeepOpen.untilEnterOrInterrupt();
  }
}

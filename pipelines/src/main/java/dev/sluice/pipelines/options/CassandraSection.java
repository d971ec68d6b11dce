package dev.sluice.pipelines.options;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.ReadSettings;
import dev.sluice.row.Secret;
import dev.sluice.row.TableName;
import dev.sluice.types.ColumnName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cluster, table and reading, from {@link CassandraOptions}, {@link SourceTableOptions} and {@link
 * ReadOptions}.
 */
final class CassandraSection {
  private final Settings settings;
  private final CassandraOptions options;
  private final Problems problems;

  CassandraSection(Settings settings, Problems problems) {
    this.settings = settings;
    this.options = settings.options(CassandraOptions.class);
    this.problems = problems;
  }

  CassandraCluster cluster() {
    Contacts contacts = contacts();
    return new CassandraCluster(
        contacts.hosts(),
        contacts.port(),
        options.getCassandraLocalDc(),
        login(),
        new CassandraTls(settings, problems).tls(),
        Duration.ofMillis(options.getRequestTimeoutMs()));
  }

  ReadSettings read() {
    ReadOptions read = settings.options(ReadOptions.class);
    return new ReadSettings(
        read.getConsistency(), read.getFetchSizeInRows(), read.getReadRetries());
  }

  MigrateSettings.SplitSizes sizes() {
    ReadOptions read = settings.options(ReadOptions.class);
    return new MigrateSettings.SplitSizes(
        (long) read.getInputSplitSizeMb() << 20, read.getUnitRows());
  }

  /** What is copied of a table. */
  MigrateSettings.Source source(TableName table, ColumnChoice columns) {
    return new MigrateSettings.Source(
        table,
        columns.asked(),
        columns.renames(),
        columns.excluded(),
        columns.constants(),
        where(),
        new RingPartSection(settings, problems).part(),
        new RowSection(settings, problems).rows());
  }

  ColumnChoice columns() {
    SourceTableOptions source = settings.options(SourceTableOptions.class);
    List<ColumnName> columns = ColumnList.parse(settings, source.getColumns(), problems);
    List<ColumnName> renames = settings.file().renames();
    List<String> excluded = settings.list("excludeColumns", source.getExcludeColumns(), problems);
    if (!columns.isEmpty() && !renames.isEmpty()) {
      problems.add(
          "%s and table.columnMapping.* contradict each other: the first names the columns to copy, the second copies all. Give the new names in %s as SOURCE=TARGET."
              .formatted(settings.named("columns"), settings.named("columns")));
    }
    ColumnChoice choice =
        new ColumnChoice(
            columns,
            renames,
            excluded,
            ConstantList.parse(settings, source.getConstants(), problems));
    if (!choice.hasRest() && !excluded.isEmpty()) {
      problems.add(
          "%s and %s contradict each other: the first names the columns to copy, the second copies all others. Leave one of them out, or add * to the first."
              .formatted(settings.named("columns"), settings.named("excludeColumns")));
    }
    return choice;
  }

  /** Hosts and the port of all of them: the driver asks the nodes for their addresses alone. */
  private Contacts contacts() {
    List<String> hosts = new ArrayList<>();
    Set<Integer> ports = new TreeSet<>();
    for (String text : settings.list("cassandraHosts", options.getCassandraHosts(), problems)) {
      Optional<HostText.Address> address = HostText.address(text, options.getCassandraPort());
      address.ifPresentOrElse(
          found -> {
            hosts.add(found.host());
            ports.add(found.port());
          },
          () ->
              problems.add(
                  "Invalid host in %s: \"%s\". Expected HOST or HOST:PORT, an IPv6 address before a port in brackets."
                      .formatted(settings.named("cassandraHosts"), text)));
    }
    if (ports.size() > 1) {
      problems.add(
          "%s has hosts with ports %s. The nodes of a cluster must listen on one: give it to each host, or once as --cassandraPort, in a config file cassandra.port."
              .formatted(
                  settings.named("cassandraHosts"),
                  ports.stream().map(String::valueOf).collect(Collectors.joining(" and "))));
    }
    return new Contacts(
        hosts, ports.isEmpty() ? options.getCassandraPort() : ports.iterator().next());
  }

  private record Contacts(List<String> hosts, int port) {}

  private CassandraCluster.@Nullable Login login() {
    String user = options.getCassandraUser();
    boolean password = settings.has("cassandraPassword");
    Secret secret = settings.secret("cassandraPassword", problems);
    if (user == null && password) {
      problems.add(
          "%s needs --cassandraUser. Give both, or neither for a cluster without logins."
              .formatted(settings.named("cassandraPassword")));
    }
    if (user != null && !password) {
      problems.add(
          "%s needs --cassandraPassword=env:NAME|file:PATH. Give both, or neither for a cluster without logins."
              .formatted(settings.named("cassandraUser")));
    }
    return user == null || secret == null ? null : new CassandraCluster.Login(user, secret);
  }

  private String where() {
    String where = settings.options(ReadOptions.class).getWhere();
    if (where == null) {
      return "";
    }
    String lower = where.toLowerCase(Locale.ROOT);
    if (lower.matches("where\\s.*")) {
      problems.add(settings.invalid("where", "the condition without the word WHERE"));
    }
    if (lower.contains("allow filtering")) {
      problems.add(settings.invalid("where", "the condition alone; Sluice adds ALLOW FILTERING"));
    }
    if (where.endsWith(";")) {
      problems.add(settings.invalid("where", "a condition without a semicolon at the end"));
    }
    return where;
  }
}

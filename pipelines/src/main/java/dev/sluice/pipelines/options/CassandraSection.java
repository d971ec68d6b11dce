package dev.sluice.pipelines.options;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.cassandra.ReadSettings;
import dev.sluice.row.Secret;
import dev.sluice.row.TableName;
import dev.sluice.types.ColumnName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
    return new CassandraCluster(
        hosts(),
        options.getCassandraPort(),
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

  private List<String> hosts() {
    List<String> hosts = settings.list("cassandraHosts", options.getCassandraHosts(), problems);
    for (String host : hosts) {
      if (host.matches("[^:]+:[0-9]+")) {
        problems.add(
            "Invalid host in %s: \"%s\". Expected a name or address alone; the port goes into --cassandraPort, in a config file cassandra.port."
                .formatted(settings.named("cassandraHosts"), host));
      } else if (!HostText.isHost(host)) {
        problems.add(
            "Invalid host in %s: \"%s\". Expected a name or address."
                .formatted(settings.named("cassandraHosts"), host));
      }
    }
    return hosts;
  }

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

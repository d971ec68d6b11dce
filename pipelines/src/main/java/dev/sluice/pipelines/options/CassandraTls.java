package dev.sluice.pipelines.options;

import dev.sluice.cassandra.CassandraCluster;
import dev.sluice.row.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encryption towards Cassandra, from {@link CassandraOptions}. */
final class CassandraTls {
  private static final List<String> TLS_ONLY =
      List.of("cassandraTrustStore", "cassandraKeyStore", "cassandraHostnameValidation");

  private final Settings settings;
  private final Problems problems;

  CassandraTls(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  CassandraCluster.@Nullable Tls tls() {
    CassandraOptions options = settings.options(CassandraOptions.class);
    CassandraCluster.Store trust = store("cassandraTrustStore", options.getCassandraTrustStore());
    CassandraCluster.Store key = store("cassandraKeyStore", options.getCassandraKeyStore());
    Boolean asked = options.getCassandraTls();
    boolean tls = asked == null ? trust != null || key != null : asked;
    if (tls) {
      return new CassandraCluster.Tls(trust, key, options.getCassandraHostnameValidation());
    }
    for (String flag : TLS_ONLY) {
      if (settings.has(flag)) {
        problems.add(
            "%s means nothing without TLS. Leave it out, or give --cassandraTls=true."
                .formatted(settings.named(flag)));
      }
    }
    return null;
  }

  private CassandraCluster.@Nullable Store store(String flag, @Nullable String path) {
    Secret password = settings.secret(flag + "Password", problems);
    if (path == null) {
      if (settings.has(flag + "Password")) {
        problems.add("%s needs --%s=FILE.".formatted(settings.named(flag + "Password"), flag));
      }
      return null;
    }
    ReadableFile.check(settings, flag, problems);
    return new CassandraCluster.Store(path, password);
  }
}

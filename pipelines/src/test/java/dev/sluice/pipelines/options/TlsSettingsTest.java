package dev.sluice.pipelines.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cassandra.CassandraCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsSettingsTest {
  @TempDir Path folder;

  @Test
  void rejectsCertificatesWithoutTls() throws IOException {
    assertThat(Run.minimal().with("targetSslCert", file("cert").toString()).problems())
        .containsExactly(
            "--targetSslCert means nothing without TLS. Add --targetSslMode=verify-full, or leave it out.",
            "--targetSslCert needs --targetSslKey=FILE: a client certificate and its key go together.");
  }

  @Test
  void rejectsStoresWithoutTls() throws IOException {
    assertThat(
            Run.minimal()
                .with("cassandraTls", "false")
                .with("cassandraTrustStore", file("store").toString())
                .problems())
        .containsExactly(
            "--cassandraTrustStore means nothing without TLS. Leave it out, or give --cassandraTls=true.");
  }

  @Test
  void connectsWithTlsWhenThereIsAStore() throws IOException {
    String store = file("store").toString();

    assertThat(Run.minimal().with("cassandraTrustStore", store).settings().cluster().tls())
        .isEqualTo(new CassandraCluster.Tls(new CassandraCluster.Store(store, null), null, true));
  }

  private Path file(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }
}

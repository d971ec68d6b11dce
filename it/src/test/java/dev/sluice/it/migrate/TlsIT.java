package dev.sluice.it.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cassandra.Sessions;
import dev.sluice.it.load.EventsTable;
import dev.sluice.it.servers.LocalCassandra;
import dev.sluice.it.servers.LocalPostgres;
import dev.sluice.it.servers.TestCertificates;
import dev.sluice.pipelines.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections to both sides, and what a user reads when a certificate does not fit. */
@Timeout(180)
class TlsIT {
  private static final EventsTable TABLE = new EventsTable(5);
  private static final long ROWS = 300;

  @TempDir static Path certificates;
  private static TestCertificates own;
  private static TestCertificates foreign;

  /** Of servers with another name. */
  private static TestCertificates elsewhere;

  private static @Nullable LocalCassandra encrypted;

  /** Has another name, and asks for the client's certificate. */
  private static @Nullable LocalCassandra mutual;

  private static @Nullable LocalPostgres postgres;

  @TempDir Path folder;

  @BeforeAll
  static void startServers() throws Exception {
    own = TestCertificates.create(certificates.resolve("own"));
    foreign = TestCertificates.create(certificates.resolve("foreign"));
    elsewhere = TestCertificates.create(certificates.resolve("elsewhere"), "dns:elsewhere.example");
    var starting = CompletableFuture.supplyAsync(() -> cassandra(elsewhere, true));
    postgres = LocalPostgres.start(LocalPostgres.Settings.fast().withTls(own.postgres()));
    encrypted = cassandra(own, false);
    mutual = starting.join();
  }

  @AfterAll
  static void closeServers() {
    Sessions.closeAll();
    if (encrypted != null) {
      encrypted.close();
    }
    if (mutual != null) {
      mutual.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void bothSidesAreEncryptedAndEveryValueArrives() throws Exception {
    Migration migration = migration(encrypted);

    var result = run(migration);

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
  }

  @Test
  void checkShowsBothCertificates() throws Exception {
    Migration migration = migration(encrypted);

    var result = migration.check("events", flags("--probeSeconds=0"));

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    assertThat(result.output())
        .containsPattern("encryption +certificates are checked, host names too");
    assertThat(result.output().lines())
        .filteredOn(line -> line.contains("certificate of CN="))
        .hasSize(2)
        .allMatch(line -> line.matches(".* TLS of 127.0.0.1:\\d+ +TLSv1.*valid until .*"));
  }

  @Test
  void bothSidesSeeTheClientsCertificate() throws Exception {
    Migration migration = migration(mutual);
    migration.sql(
        """
        CREATE FUNCTION client() RETURNS text LANGUAGE sql AS
          'SELECT client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()'
        """);
    migration.sql("ALTER TABLE events ADD COLUMN loaded_by text DEFAULT client()");

    var result =
        run(
            migration,
            with(
                knownElsewhere(),
                "--cassandraHostnameValidation=false",
                "--targetSslCert=" + own.client(),
                "--targetSslKey=" + own.clientKey()));

    assertThat(result.status()).as(result.output()).isEqualTo(ExitStatus.DONE);
    migration.assertSameContent(TABLE);
    assertThat(
            migration.number(
                "SELECT count(*) FROM events WHERE loaded_by = '%s'"
                    .formatted(TestCertificates.CLIENT)))
        .isEqualTo(ROWS);
  }

  @Test
  void aMissingClientCertificateIsNamedWithItsFlag() throws Exception {
    var result =
        run(
            migration(mutual),
            "--cassandraTrustStore=" + elsewhere.trustStore(),
            "--cassandraHostnameValidation=false");

    assertSetupWrong(
        result, "certificate_required. That is TLS:", "--cassandraKeyStore if the cluster asks");
  }

  @Test
  void anAuthorityThatTheJdkDoesNotKnowIsNamedWithItsFlag() throws Exception {
    var result = migration(encrypted).run("events", "--cassandraTls=true");

    assertSetupWrong(
        result,
        "unable to find valid certification path to requested target. That is TLS:",
        "the node's certificate is not trusted. Check --cassandraTrustStore");
  }

  @Test
  void aWrongStorePasswordIsNamedAsSuch() throws Exception {
    var result = run(migration(encrypted), "--cassandraTrustStorePassword=" + password("nonsense"));

    assertSetupWrong(
        result, "Cannot open the trust or key store", "keystore password was incorrect");
  }

  @Test
  void aPlainConnectionIsRefusedByBothSides() throws Exception {
    Migration migration = migration(encrypted);

    var source = migration.run("events");
    var target = run(migration, "--targetSslMode=disable", "--targetSslRootCert=");

    assertSetupWrong(source, "Check --cassandraHosts, --cassandraPort and the TLS flags.");
    assertSetupWrong(
        target, "no encryption", "Check --targetUser, --targetPassword and the TLS flags.");
  }

  @Test
  void aWrongAuthorityOfTheTargetIsNamedWithItsFlag() throws Exception {
    var result = run(migration(encrypted), "--targetSslRootCert=" + foreign.authority());

    assertSetupWrong(
        result,
        "SSL error: PKIX path",
        "Check --targetSslMode and the files of --targetSslRootCert");
  }

  @Test
  void aClientCertificateOfAnotherAuthorityIsRefusedByTheTarget() throws Exception {
    var result =
        run(
            migration(encrypted),
            "--targetSslCert=" + foreign.client(),
            "--targetSslKey=" + foreign.clientKey());

    // The server closes behind its alert: the driver may see the one or the other.
    assertSetupWrong(result, "Cannot connect to the target at 127.0.0.1:");
    assertThat(result.output()).containsAnyOf("--targetSslCert and --targetSslKey.", "TLS flags.");
  }

  @Test
  void aCertificateForAnotherHostIsRefusedUnlessTheCheckIsOff() throws Exception {
    try (LocalPostgres target =
        LocalPostgres.start(LocalPostgres.Settings.fast().withTls(elsewhere.postgres()))) {
      Migration migration = Migration.create(folder, Objects.requireNonNull(mutual), target);
      migration.load(TABLE, ROWS);

      String[] known = with(knownElsewhere(), "--targetSslRootCert=" + elsewhere.authority());
      String verifyCa = "--targetSslMode=verify-ca";
      var wrongTarget = run(migration, known);
      var wrongSource = run(migration, with(known, verifyCa));
      var unchecked = run(migration, with(known, verifyCa, "--cassandraHostnameValidation=false"));

      assertSetupWrong(
          wrongTarget, "The hostname 127.0.0.1 could not be verified", "Check --targetSslMode");
      assertSetupWrong(wrongSource, "No subject alternative", "--cassandraHostnameValidation");
      assertThat(unchecked.status()).as(unchecked.output()).isEqualTo(ExitStatus.DONE);
    }
  }

  /** What {@link #mutual} and its clients know of each other. */
  private String[] knownElsewhere() throws IOException {
    return new String[] {
      "--cassandraTrustStore=" + elsewhere.trustStore(),
      "--cassandraKeyStore=" + elsewhere.clientStore(),
      "--cassandraKeyStorePassword=" + password(TestCertificates.PASSWORD)
    };
  }

  private static String[] with(String[] flags, String... more) {
    return Stream.concat(Arrays.stream(flags), Arrays.stream(more)).toArray(String[]::new);
  }

  /** With the right flags for servers that ask for no certificate, unless {@code flags} differ. */
  private Migration.Result run(Migration migration, String... flags) throws IOException {
    return migration.run("events", flags(flags));
  }

  private String[] flags(String... flags) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("--cassandraTrustStore", own.trustStore().toString());
    all.put("--cassandraTrustStorePassword", password(TestCertificates.PASSWORD));
    all.put("--targetSslMode", "verify-full");
    all.put("--runner", "DirectRunner");
    all.put("--targetSslRootCert", own.authority().toString());
    for (String flag : flags) {
      int name = flag.indexOf('=');
      all.put(flag.substring(0, name), flag.substring(name + 1));
    }
    return all.entrySet().stream()
        .map(flag -> flag.getKey() + "=" + flag.getValue())
        .toArray(String[]::new);
  }

  private String password(String text) throws IOException {
    return "file:" + Files.writeString(folder.resolve(text), text);
  }

  private Migration migration(@Nullable LocalCassandra cassandra) throws Exception {
    Migration migration =
        Migration.create(
            folder, Objects.requireNonNull(cassandra), Objects.requireNonNull(postgres));
    migration.load(TABLE, ROWS);
    return migration;
  }

  private static void assertSetupWrong(Migration.Result result, String... parts) {
    assertThat(result.output()).contains(parts).doesNotContain("\tat ");
    assertThat(result.status()).isEqualTo(ExitStatus.SETUP_WRONG);
  }

  private static LocalCassandra cassandra(TestCertificates server, boolean clientCertificate) {
    return LocalCassandra.start(
        LocalCassandra.Settings.fastStart()
            .withAuthentication()
            .withHeapMegabytes(256)
            .withTls(server.cassandra(clientCertificate)));
  }
}

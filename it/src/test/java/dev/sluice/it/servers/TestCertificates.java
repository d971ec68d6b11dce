package dev.sluice.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority with one certificate for servers on this machine and one for a client, as stores and
 * as PEM files. The JDK has no other means than keytool to make a certificate.
 */
public record TestCertificates(Path folder) {

  /** Of all stores. */
  public static final String PASSWORD = "not-a-secret";

  /** The client's subject as PostgreSQL writes it. */
  public static final String CLIENT = "/CN=sluice-client";

  private static final char[] LOCK = PASSWORD.toCharArray();

  /** Makes an authority unlike any other; the folder is created. */
  public static TestCertificates create(Path folder) throws IOException, GeneralSecurityException {
    return create(folder, "ip:127.0.0.1,dns:localhost");
  }

  /** Likewise, with a server certificate for these names. */
  public static TestCertificates create(Path folder, String serverNames)
      throws IOException, GeneralSecurityException {
    TestCertificates made = new TestCertificates(Files.createDirectories(folder));
    made.keytool("authority", "-ext", "bc:c");
    made.keytool("server", "-signer", "authority", "-ext", "san=" + serverNames);
    made.keytool("client", "-signer", "authority");
    KeyStore all = KeyStore.getInstance(made.everything().toFile(), LOCK);
    KeyStore trusted = empty();
    trusted.setCertificateEntry("authority", all.getCertificate("authority"));
    write(trusted, made.trustStore());
    write(one("server", all), made.serverStore());
    write(one("client", all), made.clientStore());
    writePem(made.authority(), "CERTIFICATE", all.getCertificate("authority").getEncoded());
    writePem(made.file("server.crt"), "CERTIFICATE", all.getCertificate("server").getEncoded());
    writePem(made.file("server.key"), "PRIVATE KEY", all.getKey("server", LOCK).getEncoded());
    writePem(made.client(), "CERTIFICATE", all.getCertificate("client").getEncoded());
    Files.write(made.clientKey(), all.getKey("client", LOCK).getEncoded());
    // PostgreSQL's driver refuses a key that others may read.
    Files.setPosixFilePermissions(made.clientKey(), PosixFilePermissions.fromString("rw-------"));
    return made;
  }

  /** PKCS12 file with the authority. */
  public Path trustStore() {
    return file("trust.p12");
  }

  /** PKCS12 file with the client's certificate and key. */
  public Path clientStore() {
    return file("client.p12");
  }

  /** PEM file with the authority. */
  public Path authority() {
    return file("authority.crt");
  }

  /** PEM file with the client's certificate. */
  public Path client() {
    return file("client.crt");
  }

  /** PKCS8 DER file with the client's key. */
  public Path clientKey() {
    return file("client.pk8");
  }

  /** Lets a Cassandra use the server's certificate. */
  public CassandraTls cassandra(boolean clientCertificate) {
    return new CassandraTls(serverStore(), trustStore(), PASSWORD, clientCertificate);
  }

  /** Lets a Kafka use the server's certificate. */
  public KafkaTls kafka() {
    return new KafkaTls(serverStore(), trustStore(), PASSWORD);
  }

  /** Lets a PostgreSQL use the server's certificate. */
  public PostgresTls postgres() {
    return new PostgresTls(file("server.crt"), file("server.key"), authority());
  }

  private Path serverStore() {
    return file("server.p12");
  }

  private Path everything() {
    return file("everything.p12");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void keytool(String alias, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=sluice-" + alias));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", everything().toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      int code = process.onExit().join().exitValue();
      if (code != 0) {
        throw new IllegalStateException(
            "Cannot run keytool: it ended with code %d. It said:%n%s".formatted(code, said));
      }
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static KeyStore one(String alias, KeyStore all)
      throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    Certificate[] chain = all.getCertificateChain(alias);
    store.setKeyEntry(alias, all.getKey(alias, LOCK), LOCK, chain);
    return store;
  }

  private static void write(KeyStore store, Path file)
      throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, LOCK);
    }
  }

  private static void writePem(Path file, String type, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, lines));
  }
}

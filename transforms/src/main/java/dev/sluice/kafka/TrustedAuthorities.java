package dev.sluice.kafka;

import dev.sluice.row.Secret;
import dev.sluice.row.SetupException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of authorities, from a PEM file or a key store. */
final class TrustedAuthorities {
  private static final String PEM = "-----BEGIN ";

  private TrustedAuthorities() {}

  /**
   * TLS that trusts these and no others.
   *
   * @throws SetupException if the file cannot be read
   */
  static SSLContext context(SchemaRegistry.Trust trust) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store(trust));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new SetupException(
          "Cannot read the schema registry's trust store %s: %s. Expected certificates in PEM, or a key store in JKS or PKCS12 and its password."
              .formatted(trust.path(), e.getMessage()),
          e);
    }
  }

  private static KeyStore store(SchemaRegistry.Trust trust)
      throws IOException, GeneralSecurityException {
    Path file = Path.of(trust.path());
    byte[] content = Files.readAllBytes(file);
    if (!new String(content, StandardCharsets.ISO_8859_1).contains(PEM)) {
      Secret password = trust.password();
      return KeyStore.getInstance(
          file.toFile(), password == null ? null : password.value().toCharArray());
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int count = 0;
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(content))) {
      store.setCertificateEntry("authority-" + count++, certificate);
    }
    return store;
  }
}

package dev.sluice.pipelines.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Shakes hands with a server to see its certificate, and hangs up. It takes any certificate and
 * sends nothing: whether it is to be trusted is tested by the drivers.
 *
 * @param protocol empty if the server ended the handshake, as without a client's certificate
 */
record TlsLook(String protocol, String cipher, String name, Instant until) {
  private static final Duration SOON = Duration.ofDays(30);

  /** PostgreSQL's way to ask for TLS (protocol, SSLRequest). */
  private static final byte[] SSL_REQUEST =
      ByteBuffer.allocate(8).putInt(8).putInt(80877103).array();

  /** What the server shows; empty if it speaks no TLS. */
  static Optional<TlsLook> at(String host, int port, boolean postgres)
      throws IOException, GeneralSecurityException {
    AtomicReference<@Nullable X509Certificate> shown = new AtomicReference<>();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Onlooker(shown)}, null);
    try (Socket plain = new Socket()) {
      plain.setSoTimeout(Reach.PATIENCE_MILLIS);
      plain.connect(new InetSocketAddress(host, port), Reach.PATIENCE_MILLIS);
      if (postgres) {
        plain.getOutputStream().write(SSL_REQUEST);
        if (plain.getInputStream().read() != 'S') {
          return Optional.empty();
        }
      }
      return shakeHands(context, plain, host, port, shown);
    }
  }

  private static Optional<TlsLook> shakeHands(
      SSLContext context,
      Socket plain,
      String host,
      int port,
      AtomicReference<@Nullable X509Certificate> shown)
      throws IOException {
    String protocol = "";
    String cipher = "";
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, false)) {
      socket.startHandshake();
      protocol = socket.getSession().getProtocol();
      cipher = socket.getSession().getCipherSuite();
    } catch (IOException e) {
      if (shown.get() == null) {
        throw e;
      }
    }
    X509Certificate certificate = shown.get();
    return certificate == null
        ? Optional.empty()
        : Optional.of(
            new TlsLook(
                protocol,
                cipher,
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotAfter().toInstant()));
  }

  Line line(Line.Area area, String subject, Instant now) {
    String found =
        (protocol.isEmpty() ? "" : protocol + ", " + cipher + "; ")
            + "certificate of "
            + name
            + (until.isBefore(now) ? " expired " : " valid until ")
            + until;
    if (until.isBefore(now)) {
      return area.fail(subject, found, "Renew it: no client that checks it will connect.");
    }
    return until.isBefore(now.plus(SOON))
        ? area.warn(subject, found, "Renew it before a run that may last longer.")
        : area.ok(subject, found);
  }

  private record Onlooker(AtomicReference<@Nullable X509Certificate> shown)
      implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      shown.set(chain[0]);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

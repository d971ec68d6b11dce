package dev.sluice.it.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Answers for schemas by their ids as Confluent's schema registry does, in this JVM. It is not that
 * registry: it knows this one request, and keeps its schemas in memory.
 */
public final class LocalRegistry implements AutoCloseable {
  /** Who may ask a registry that asks for a password. */
  public static final String USER = "sluice";

  /** The user's password. */
  public static final String PASSWORD = "pass-word of the registry";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/schemas/ids/";

  private final HttpServer server;
  private final String scheme;
  private final HttpContext context;
  private final List<String> schemas = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int awayFrom = Integer.MAX_VALUE;
  private volatile int awayUntil;

  private LocalRegistry(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    this.context = server.createContext("/", this::answer);
    server.start();
  }

  /** For everybody, by HTTP. */
  public static LocalRegistry start() throws IOException {
    return new LocalRegistry(HttpServer.create(loopback(), 0), "http");
  }

  /**
   * For {@link #USER}, by HTTPS.
   *
   * @param keyStore PKCS12 file with the server's certificate and key
   * @param password of the store
   */
  public static LocalRegistry secured(Path keyStore, String password)
      throws IOException, GeneralSecurityException {
    char[] lock = password.toCharArray();
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(keyStore.toFile(), lock), lock);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    LocalRegistry registry = new LocalRegistry(server, "https");
    registry.context.setAuthenticator(
        new BasicAuthenticator("registry") {
          @Override
          public boolean checkCredentials(String user, String given) {
            return user.equals(USER) && given.equals(PASSWORD);
          }
        });
    return registry;
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public String address() {
    return "%s://127.0.0.1:%d".formatted(scheme, server.getAddress().getPort());
  }

  /** Adds a schema and returns its id; the first one's is 1. */
  public int add(String schema) {
    schemas.add(schema);
    return schemas.size();
  }

  /**
   * Breaks off requests without an answer.
   *
   * @param from how many are answered before, from now on
   * @param count how many are broken off
   */
  public void breakOff(int from, int count) {
    awayFrom = asked.get() + from;
    awayUntil = Math.addExact(awayFrom, count);
  }

  /** Requests so far. */
  public int asked() {
    return asked.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    int number = asked.getAndIncrement();
    try (exchange) {
      if (number >= awayFrom && number < awayUntil) {
        return;
      }
      String path = exchange.getRequestURI().getPath();
      int id =
          path.matches(PATH + "[0-9]{1,9}") ? Integer.parseInt(path.substring(PATH.length())) : 0;
      ObjectNode json = JSON.createObjectNode();
      boolean found = id > 0 && id <= schemas.size();
      if (found) {
        json.put("schema", schemas.get(id - 1));
      } else {
        json.put("error_code", 40403).put("message", "Schema not found");
      }
      byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(found ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package dev.sluice.kafka;

import dev.sluice.row.IncompleteException;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the servers of a registry, one after the other until one answers. */
final class RegistryClient {
  private static final int SERVER_ERRORS = 500;

  private final SchemaRegistry registry;
  private final HttpClient client;

  /** The server that answered last. */
  private volatile int first;

  /**
   * @throws SetupException if the trusted certificates cannot be read
   */
  RegistryClient(SchemaRegistry registry) {
    this.registry = registry;
    // A redirect would take the password along to wherever it leads.
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(registry.timeout())
            .followRedirects(HttpClient.Redirect.NEVER);
    SchemaRegistry.Trust trust = registry.trust();
    if (trust != null) {
      builder.sslContext(TrustedAuthorities.context(trust));
    }
    client = builder.build();
  }

  /**
   * What a server said.
   *
   * @param from its address
   */
  record Answer(String from, int status, String body) {}

  /**
   * @param path behind the address
   * @throws IncompleteException if no server answers
   */
  Answer get(String path) {
    List<URI> addresses = registry.addresses();
    int begin = first;
    for (int tried = 1; ; tried++) {
      int server = (begin + tried - 1) % addresses.size();
      String address = addresses.get(server).toString().replaceFirst("/$", "");
      boolean more = tried < addresses.size();
      try {
        HttpResponse<String> answer = client.send(request(address + path), BodyHandlers.ofString());
        if (answer.statusCode() < SERVER_ERRORS || !more) {
          first = server;
          return new Answer(address, answer.statusCode(), answer.body());
        }
      } catch (IOException e) {
        if (!more) {
          throw incomplete(address + path, "it does not answer (%s)".formatted(e), e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw incomplete(address + path, "the wait for it was interrupted", e);
      }
    }
  }

  private HttpRequest request(String address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(registry.timeout())
            .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
    SchemaRegistry.Login login = registry.login();
    if (login != null) {
      request.header("Authorization", authorization(login));
    }
    return request.build();
  }

  private static String authorization(SchemaRegistry.Login login) {
    if (login.user() == null) {
      return "Bearer " + login.secret().value();
    }
    byte[] both = (login.user() + ":" + login.secret().value()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  static IncompleteException incomplete(String address, String why, @Nullable Throwable cause) {
    String message = "Cannot get a schema from registry %s: %s.".formatted(address, why);
    return cause == null
        ? new IncompleteException(message)
        : new IncompleteException(message, cause);
  }
}

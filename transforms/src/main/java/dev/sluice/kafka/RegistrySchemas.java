package dev.sluice.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Schemas of a registry, which never change: one that was found is not asked for again. */
final class RegistrySchemas implements SchemaSource {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SchemaRegistry registry;
  private final HttpClient client;
  private final Map<Integer, String> found = new ConcurrentHashMap<>();

  RegistrySchemas(SchemaRegistry registry) {
    this.registry = registry;
    client =
        HttpClient.newBuilder()
            .connectTimeout(registry.timeout())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  @Override
  public Optional<String> schema(int id) {
    String known = found.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> schema = ask(id);
    schema.ifPresent(text -> found.put(id, text));
    return schema;
  }

  private Optional<String> ask(int id) {
    HttpResponse<String> answer = send(id);
    if (answer.statusCode() == 404 && hasErrorCode(answer.body())) {
      return Optional.empty();
    }
    if (answer.statusCode() != 200) {
      throw incomplete(
          id,
          "it answers with HTTP status %d. Expected 200; check its address, user and password"
              .formatted(answer.statusCode()),
          null);
    }
    try {
      JsonNode body = JSON.readTree(answer.body());
      String type = body.path("schemaType").asText("AVRO");
      if (!type.equals("AVRO")) {
        throw incomplete(id, "it is a schema of %s. Expected Avro".formatted(type), null);
      }
      if (!body.path("references").isEmpty()) {
        throw incomplete(
            id, "it refers to other schemas. Expected a schema that has all it needs", null);
      }
      if (body.path("schema").isTextual()) {
        return Optional.of(body.path("schema").textValue());
      }
      throw incomplete(id, "its answer has no schema. Expected that of a schema registry", null);
    } catch (JsonProcessingException e) {
      throw incomplete(id, "its answer is no JSON. Expected that of a schema registry", e);
    }
  }

  /** A registry's own 404 says which; that of another server means that the address is wrong. */
  private static boolean hasErrorCode(String body) {
    try {
      return JSON.readTree(body).path("error_code").isInt();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private HttpResponse<String> send(int id) {
    String address = registry.address().toString();
    String base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/schemas/ids/" + Integer.toUnsignedString(id)))
            .timeout(registry.timeout())
            .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
    String user = registry.user();
    Secret password = registry.password();
    if (user != null && password != null) {
      byte[] both = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw incomplete(id, "it does not answer (%s)".formatted(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw incomplete(id, "the wait for it was interrupted", e);
    }
  }

  private IncompleteException incomplete(int id, String why, @Nullable Throwable cause) {
    String message =
        "Cannot get schema %s from registry %s: %s."
            .formatted(Integer.toUnsignedString(id), registry.address(), why);
    return cause == null
        ? new IncompleteException(message)
        : new IncompleteException(message, cause);
  }
}

package dev.sluice.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.row.IncompleteException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Schemas of a registry, which never change: one that was found is not asked for again. */
final class RegistrySchemas implements SchemaSource {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ConcurrentMap<SchemaRegistry, RegistrySchemas> OPEN =
      new ConcurrentHashMap<>();

  private final RegistryClient client;
  private final Map<Integer, Answer> found = new ConcurrentHashMap<>();

  RegistrySchemas(SchemaRegistry registry) {
    client = new RegistryClient(registry);
  }

  /** The one of this process. */
  static RegistrySchemas of(SchemaRegistry registry) {
    return OPEN.computeIfAbsent(registry, RegistrySchemas::new);
  }

  @Override
  public Answer schema(int id) {
    Answer known = found.get(id);
    if (known != null) {
      return known;
    }
    Answer answer = ask(id);
    if (answer.problem() == null) {
      found.put(id, answer);
    }
    return answer;
  }

  private Answer ask(int id) {
    Schema schema = ask("/schemas/ids/" + Integer.toUnsignedString(id));
    if (schema == null) {
      return Answer.none("the registry does not have");
    }
    if (!schema.type().equals("AVRO")) {
      return Answer.none("is a schema of %s, not of Avro".formatted(schema.type()));
    }
    Set<String> all = new LinkedHashSet<>();
    String lost = addReferences(schema, all);
    if (lost != null) {
      return Answer.none("refers to %s, which the registry does not have".formatted(lost));
    }
    all.add(schema.text());
    return new Answer(new ArrayList<>(all), null);
  }

  /** Adds those that a schema refers to, each behind its own; returns what is not there. */
  private @Nullable String addReferences(Schema schema, Set<String> all) {
    for (String path : schema.references()) {
      Schema other = ask(path);
      if (other == null) {
        return path;
      }
      String lost = addReferences(other, all);
      if (lost != null) {
        return lost;
      }
      all.add(other.text());
    }
    return null;
  }

  /**
   * A schema as the registry gives it.
   *
   * @param references paths of others
   */
  private record Schema(String text, String type, List<String> references) {}

  private @Nullable Schema ask(String path) {
    RegistryClient.Answer answer = client.get(path);
    JsonNode body = body(answer);
    // A registry's own 404 says which; that of another server means that the address is wrong.
    if (answer.status() == 404 && body != null && body.path("error_code").isInt()) {
      return null;
    }
    if (answer.status() != 200) {
      throw incomplete(
          answer,
          path,
          "it answers with HTTP status %d. Expected 200; check its address, user and password, or token"
              .formatted(answer.status()));
    }
    if (body == null) {
      throw incomplete(answer, path, "its answer is no JSON. Expected that of a schema registry");
    }
    if (!body.path("schema").isTextual()) {
      throw incomplete(
          answer, path, "its answer has no schema. Expected that of a schema registry");
    }
    List<String> references = new ArrayList<>();
    for (JsonNode reference : body.path("references")) {
      references.add(
          "/subjects/%s/versions/%d"
              .formatted(
                  URLEncoder.encode(reference.path("subject").asText(), StandardCharsets.UTF_8)
                      .replace("+", "%20"),
                  reference.path("version").asInt()));
    }
    return new Schema(
        body.path("schema").textValue(), body.path("schemaType").asText("AVRO"), references);
  }

  private static @Nullable JsonNode body(RegistryClient.Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static IncompleteException incomplete(
      RegistryClient.Answer answer, String path, String why) {
    return RegistryClient.incomplete(answer.from() + path, why, null);
  }
}

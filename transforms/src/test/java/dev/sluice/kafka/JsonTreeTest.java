package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.kafka.RecordField.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What is read in one pass is what a reader of the whole tree finds. */
class JsonTreeTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final List<String> NAMES = List.of("a", "b", "c", "0", "1", "é.");

  @Property(tries = 500)
  void findsWhatATreeHas(
      @ForAll("objects") JsonNode value, @ForAll("fields") List<RecordField> fields)
      throws IOException {
    byte[] json =
        MAPPER
            .writer()
            .with(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(value)
            .getBytes(StandardCharsets.UTF_8);

    List<String> cells = Topic.cells(RecordParser.json(Topic.NAME, fields), Topic.value(json));

    JsonNode tree = MAPPER.readTree(json);
    List<String> expected = new ArrayList<>();
    for (RecordField field : fields) {
      expected.add(
          field.source() == Source.VALUE_REST
              ? rest((ObjectNode) tree.deepCopy(), fields)
              : text(tree, field.path()));
    }
    assertThat(cells).isEqualTo(expected);
  }

  @Property(tries = 500)
  void neverThrows(@ForAll("garbage") byte[] value, @ForAll("fields") List<RecordField> fields) {
    RecordParser parser = RecordParser.json(Topic.NAME, fields);
    RawRecord sound = Topic.value("{\"a\":1}");

    List<String> alone = Topic.cells(parser, sound);

    assertThat(Topic.cells(parser.parse(List.of(Topic.value(value), sound))))
        .endsWith(alone.toArray(new String[0]));
  }

  private static String text(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String step : path) {
      node =
          node.isArray() && step.matches("\\d+")
              ? node.path(Integer.parseInt(step))
              : node.path(step);
    }
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }

  private static String rest(ObjectNode tree, List<RecordField> fields) {
    fields.stream()
        .filter(field -> !field.path().isEmpty())
        .forEach(field -> tree.remove(field.path().get(0)));
    return tree.toString();
  }

  @Provide
  Arbitrary<JsonNode> objects() {
    return Arbitraries.of(1, 2, 3).flatMap(JsonTreeTest::object);
  }

  @Provide
  Arbitrary<List<RecordField>> fields() {
    Arbitrary<RecordField> path =
        Arbitraries.of(NAMES)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(steps -> new RecordField(Source.VALUE_PATH, steps));
    return Arbitraries.frequencyOf(
            Tuple.of(5, path), Tuple.of(1, Arbitraries.of(RecordField.parse("$rest"))))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<byte[]> garbage() {
    return Arbitraries.of(
            "{", "}", "[", "]", "\"", ":", ",", "{\"a\":", "\"b\"", "1", "-", "e", ".", "null",
            "tru", "\\u00", "\\", "é", "\0", "\ufeff", " ", "\n", "//", "\u00ff")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces))
        .flatMap(
            text ->
                Arbitraries.of(
                    text.getBytes(StandardCharsets.UTF_8),
                    text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static Arbitrary<JsonNode> object(int depth) {
    return Combinators.combine(
            Arbitraries.of(NAMES).list().uniqueElements().ofMaxSize(5),
            node(depth - 1).list().ofSize(5))
        .as(
            (names, nodes) -> {
              ObjectNode object = MAPPER.createObjectNode();
              for (int i = 0; i < names.size(); i++) {
                object.set(names.get(i), nodes.get(i));
              }
              return object;
            });
  }

  private static Arbitrary<JsonNode> node(int depth) {
    JsonNodeFactory make = MAPPER.getNodeFactory();
    Arbitrary<JsonNode> scalar =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("ab \"\\/é€".toCharArray())
                .ofMaxLength(6)
                .map(make::textNode),
            Arbitraries.longs().map(make::numberNode),
            Arbitraries.bigDecimals().map(make::numberNode),
            Arbitraries.of(make.nullNode(), make.booleanNode(true), make.booleanNode(false)));
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<JsonNode> array =
        node(depth - 1).list().ofMaxSize(3).map(nodes -> make.arrayNode().addAll(nodes));
    return Arbitraries.oneOf(Arrays.asList(scalar, array, object(depth)));
  }
}

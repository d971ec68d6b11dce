package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Secret;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private HttpContext context;
  private int status = 200;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private String answer = "{\"schema\":\"\\\"string\\\"\"}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    context =
        server.createContext(
            "/",
            exchange -> {
              String path = exchange.getRequestURI().toString();
              asked.add(path);
              byte[] body = Topic.utf8(answers.getOrDefault(path, answer));
              exchange.sendResponseHeaders(status, body.length);
              exchange.getResponseBody().write(body);
              exchange.close();
            });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:%d/base/".formatted(server.getAddress().getPort()));
  }

  private SchemaSource schemas(SchemaRegistry.Login login) {
    return registry(login, address()).open(Duration.ZERO);
  }

  private static SchemaRegistry registry(SchemaRegistry.Login login, URI... addresses) {
    return new SchemaRegistry(List.of(addresses), login, null, Duration.ofSeconds(20));
  }

  @Test
  void asksOnceForEachSchemaInThisProcess() {
    SchemaSource.Answer string = SchemaSource.Answer.of("\"string\"");

    assertThat(schemas(null).schema(7)).isEqualTo(string);
    assertThat(schemas(null).schema(7)).isEqualTo(string);
    assertThat(schemas(null).schema(-1)).isEqualTo(string);

    assertThat(asked).containsExactly("/base/schemas/ids/7", "/base/schemas/ids/4294967295");
  }

  @Test
  void knowsWhatWillNeverBeASchema() {
    answer = "{\"schema\":\"x\",\"schemaType\":\"PROTOBUF\"}";
    assertThat(schemas(null).schema(7).problem()).isEqualTo("is a schema of PROTOBUF, not of Avro");
    status = 404;
    answer = "{\"error_code\":40403,\"message\":\"Schema not found\"}";
    assertThat(schemas(null).schema(7).problem()).isEqualTo("the registry does not have");
  }

  @Test
  void fetchesSchemasThatItRefersTo() {
    answer =
        "{\"schema\":\"order\",\"references\":[{\"name\":\"User\",\"subject\":\"a user\",\"version\":2},"
            + "{\"name\":\"City\",\"subject\":\"city\",\"version\":1}]}";
    answers.put(
        "/base/subjects/a%20user/versions/2",
        "{\"schema\":\"user\",\"references\":[{\"name\":\"City\",\"subject\":\"city\",\"version\":1}]}");
    answers.put("/base/subjects/city/versions/1", "{\"schema\":\"city\"}");

    assertThat(schemas(null).schema(7).schemas()).containsExactly("city", "user", "order");
  }

  @Test
  void doesNotTakeAnotherServerForARegistry() {
    status = 404;
    answer = "<html>";
    refuses("it answers with HTTP status 404. Expected 200; check its address");
    status = 302;
    refuses("it answers with HTTP status 302. Expected 200; check its address");
    status = 200;
    refuses("its answer is no JSON. Expected that of a schema registry.");
    answer = "{}";
    refuses("its answer has no schema.");
  }

  private void refuses(String why) {
    SchemaSource schemas = schemas(null);
    assertThatExceptionOfType(IncompleteException.class)
        .isThrownBy(() -> schemas.schema(7))
        .withMessageStartingWith("Cannot get a schema from registry http://127.0.0.1:")
        .withMessageContaining("/base/schemas/ids/7: " + why);
  }

  @Test
  void tellsWhoItIs() {
    context.setAuthenticator(
        new BasicAuthenticator("registry") {
          @Override
          public boolean checkCredentials(String user, String password) {
            return user.equals("ann") && password.equals("pä:ss");
          }
        });

    assertThat(schemas(login("ann", "pä:ss")).schema(7).problem()).isNull();
    SchemaRegistry wrong = registry(login("ann", "other"), address());
    assertThatExceptionOfType(SetupException.class)
        .isThrownBy(wrong::check)
        .withMessageContaining("HTTP status 401")
        .withMessageNotContaining("other");
  }

  @Test
  void showsAToken() {
    context
        .getFilters()
        .add(
            Filter.beforeHandler(
                "token",
                exchange -> asked.add(exchange.getRequestHeaders().getFirst("Authorization"))));

    schemas(login(null, "abc")).schema(7);

    assertThat(asked).contains("Bearer abc");
  }

  private static SchemaRegistry.Login login(String user, String secret) {
    return new SchemaRegistry.Login(user, new Secret(secret));
  }

  @Test
  void asksTheNextServerIfOneDoesNotAnswer() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    URI gone = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
    other.start();
    other.stop(0);
    SchemaSource schemas = registry(null, gone, address()).open(Duration.ZERO);

    assertThat(schemas.schema(7).problem()).isNull();
    status = 503;
    assertThatExceptionOfType(IncompleteException.class)
        .isThrownBy(() -> schemas.schema(8))
        .withMessageContaining("it does not answer (");
    status = 200;
    assertThat(schemas.schema(8).problem()).isNull();
  }

  @Test
  void waitsForOneThatIsAway() {
    status = 500;
    asked.clear();
    SchemaSource patient = registry(null, address()).open(Duration.ofMinutes(1));
    context
        .getFilters()
        .add(Filter.beforeHandler("back", exchange -> status = asked.isEmpty() ? 500 : 200));

    assertThat(patient.schema(7).problem()).isNull();
    assertThat(asked).hasSize(2);
  }

  @Test
  void refusesAddressesThatCannotBe() {
    for (String address : List.of("registry:8081", "ftp://registry", "http:///x")) {
      refusesAddress(address, "Expected an address with http:// or https:// and a host.");
    }
    refusesAddress("http://ann:secret@registry", "user and password by themselves");
    refusesAddress("http://registry?x=1", "has a user or a query");
  }

  private static void refusesAddress(String address, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry(null, URI.create(address)))
        .withMessageStartingWith("Invalid schema registry: ")
        .withMessageContaining(why)
        .withMessageNotContaining("secret");
  }
}

package dev.sluice.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.row.IncompleteException;
import dev.sluice.row.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private HttpContext context;
  private int status = 200;
  private String answer = "{\"schema\":\"\\\"string\\\"\"}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    context =
        server.createContext(
            "/",
            exchange -> {
              asked.add(exchange.getRequestURI().toString());
              byte[] body = Topic.utf8(answer);
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

  private SchemaSource schemas(String user, String password) {
    URI address = URI.create("http://127.0.0.1:%d/base/".formatted(server.getAddress().getPort()));
    return new SchemaRegistry(
            address, user, password == null ? null : new Secret(password), Duration.ofSeconds(20))
        .open();
  }

  @Test
  void asksOnceForEachSchema() {
    SchemaSource schemas = schemas(null, null);

    assertThat(schemas.schema(7)).contains("\"string\"");
    assertThat(schemas.schema(7)).contains("\"string\"");
    assertThat(schemas.schema(-1)).contains("\"string\"");

    assertThat(asked).containsExactly("/base/schemas/ids/7", "/base/schemas/ids/4294967295");
  }

  @Test
  void knowsWhatTheRegistryDoesNotHave() {
    status = 404;
    answer = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

    assertThat(schemas(null, null).schema(7)).isEmpty();
  }

  @Test
  void doesNotTakeAnotherServerForARegistry() {
    status = 404;
    answer = "<html>";
    refuses("it answers with HTTP status 404. Expected 200; check its address");
    status = 200;
    refuses("its answer is no JSON. Expected that of a schema registry.");
    answer = "{}";
    refuses("its answer has no schema.");
    answer = "{\"schema\":\"x\",\"schemaType\":\"PROTOBUF\"}";
    refuses("it is a schema of PROTOBUF. Expected Avro.");
  }

  @Test
  void refusesSchemasThatReferToOthers() {
    answer = "{\"schema\":\"{}\",\"references\":[{\"name\":\"user\"}]}";
    refuses("it refers to other schemas. Expected a schema that has all it needs.");
  }

  private void refuses(String why) {
    SchemaSource schemas = schemas(null, null);
    assertThatExceptionOfType(IncompleteException.class)
        .isThrownBy(() -> schemas.schema(7))
        .withMessageStartingWith("Cannot get schema 7 from registry http://127.0.0.1:")
        .withMessageContaining(why);
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

    assertThat(schemas("ann", "pä:ss").schema(7)).isPresent();
    SchemaSource wrong = schemas("ann", "other");
    assertThatExceptionOfType(IncompleteException.class)
        .isThrownBy(() -> wrong.schema(7))
        .withMessageContaining("HTTP status 401")
        .withMessageNotContaining("other");
  }

  @Test
  void saysThatNobodyAnswers() {
    SchemaSource schemas = schemas(null, null);
    server.stop(0);

    assertThatExceptionOfType(IncompleteException.class)
        .isThrownBy(() -> schemas.schema(7))
        .withMessageContaining("it does not answer (");
  }

  @Test
  void refusesAddressesThatCannotBe() {
    for (String address : List.of("registry:8081", "ftp://registry", "http:///x")) {
      refuses(address, null, null, "Expected an address with http:// or https:// and a host.");
    }
    refuses("http://ann:secret@registry", null, null, "user and password by themselves");
    refuses("http://registry?x=1", null, null, "has a user or a query");
    refuses("http://registry", "ann", null, "only one of user and password is given");
    refuses("http://registry", null, new Secret("x"), "Expected both or none");
  }

  private static void refuses(String address, String user, Secret password, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SchemaRegistry(URI.create(address), user, password, Duration.ofSeconds(1)))
        .withMessageStartingWith("Invalid schema registry: ")
        .withMessageContaining(why)
        .withMessageNotContaining("secret");
  }
}

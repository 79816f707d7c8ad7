// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.json.JsonObject;
import dev.parley.port.FunctionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of the configuration, in a whole server. */
final class ConfiguredFunctionsTest {
  @TempDir private Path folder = Path.of("");
  private Home home = new Home(folder);

  @BeforeEach
  void moveIn() {
    home = new Home(folder);
  }

  @Test
  void anHttpFunctionReachesItsServer() throws Exception {
    HttpServer shop =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.createContext(
        "/orders/",
        exchange -> {
          byte[] answer = exchange.getRequestURI().toString().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    shop.start();
    String functions =
        """
        functions:
          - name: lookup_order_status
            type: http
            description: Status of an order
            method: GET
            url: http://127.0.0.1:%d/orders/{order_id}
            parameters: {type: object, properties: {order_id: {type: string}}, required: [order_id]}
          - {name: current_time, type: builtin}
        """
            .formatted(shop.getAddress().getPort());
    try (ParleyServer server = home.start(Home.NOBODY + functions)) {
      assertThat(Home.get(server, "/api/v1/functions").body())
          .contains("\"name\":\"lookup_order_status\"", "\"source\":\"http\"")
          .contains("\"name\":\"current_time\"", "\"source\":\"builtin\"");
      var answer =
          Home.post(
              server,
              "/api/v1/functions/lookup_order_status/try",
              "{\"arguments\":{\"order_id\":\"A 17\"}}");
      assertThat(answer.body()).startsWith("{\"ok\":true,\"result\":\"/orders/A%2017\"");
      var time = Home.post(server, "/api/v1/functions/current_time/try", "{}");
      assertThat(JsonObject.parse(time.body()).requiredString("result")).contains("\"UTC\"");
    } finally {
      shop.stop(0);
    }
  }

  @Test
  void aBuiltinThatIsNotThereStopsTheStartAndNamesThoseThatAre() {
    assertThatThrownBy(
            () -> home.start(Home.NOBODY + "functions: [{name: curent_time, type: builtin}]\n"))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining(
            "functions[0].name is curent_time, which is no builtin function: use one of"
                + " current_time");
  }

  @Test
  void aSchemaThatLeadsElsewhereStopsTheStart() {
    String yaml =
        """
        functions:
          - name: f
            type: http
            url: http://shop.example/
            parameters: {type: object, properties: {a: {$ref: "http://evil.example/schema"}}}
        """;
    assertThatThrownBy(() -> home.start(Home.NOBODY + yaml))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("functions[0] can't be used: the JSON Schema can't be used");
  }

  @Test
  void theTimeIsThatOfTheZone() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T22:30:00.5Z"), ZoneOffset.UTC);
    FunctionHandler time = new BuiltInFunctions(clock).named("current_time", "functions[0].name");
    assertThat(time.run(call("{\"time_zone\":\"Asia/Tokyo\"}")).text())
        .isEqualTo(
            "{\"time\":\"2026-11-22T07:30:00+09:00\",\"weekday\":\"Sunday\","
                + "\"time_zone\":\"Asia/Tokyo\"}");
    assertThat(time.run(call("{}")).text()).contains("2026-11-21T22:30:00Z", "Saturday");
    assertThat(time.run(call("{\"time_zone\":\"Mars/Base\"}")).text())
        .isEqualTo(
            "the call failed: time_zone is Mars/Base: give one of the IANA database, such as"
                + " Europe/Zurich");
  }

  private static FunctionInvocation call(String arguments) {
    return new FunctionInvocation(
        "current_time", new RawJson(arguments), "key", Owner.LOCAL, null, Instant.MAX);
  }
}

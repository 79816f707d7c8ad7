// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.Program;
import dev.parley.examples.shop.Shop.Appointment;
import dev.parley.json.JsonObject;
import dev.parley.server.Main;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Parley server with {@code shop.yaml}, asked by the commands of the documentation. */
class ServedShopTest {
  private static final Path FILES = Path.of("src/main/shop");
  private static final Pattern ADDRESS = Pattern.compile("Parley listens on (http://\\S+)");
  private static final String STREAMED =
      """
      {"model": "default", "stream": true,
       "messages": [{"role": "user", "content": "Which oolong do you have?"}]}
      """;
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  @TempDir private Path folder;
  private Shop shop;
  private StandInModel model;
  private ShopService service;
  private Program server;

  @BeforeEach
  void serve() throws Exception {
    shop = Shop.open(folder.resolve("shop.db"));
    model = StandInModel.start(0);
    service = ShopService.start(shop, 0);
    String settings =
        Files.readString(FILES.resolve("shop.yaml"))
            .replace("http://127.0.0.1:8090", service.url().toString());
    Files.writeString(folder.resolve("shop.yaml"), settings);
    server =
        Program.java(
            folder,
            Map.of(
                "OPENAI_API_KEY",
                "none",
                "OPENAI_BASE_URL",
                model.url().toString(),
                "PARLEY_SERVER_PORT",
                "0"),
            Main.class.getName(),
            "serve",
            "--config",
            "shop.yaml");
    awaitReady();
  }

  @AfterEach
  void stop() {
    server.close();
    service.close();
    model.close();
  }

  private void awaitReady() throws Exception {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (address().isEmpty() || !isReady(client)) {
        assertThat(server.isOver() || System.nanoTime() > deadline).as(server.output()).isFalse();
      }
    }
  }

  private boolean isReady(HttpClient client) throws Exception {
    HttpRequest ready = HttpRequest.newBuilder(url().resolve("/health/ready")).build();
    return client.send(ready, BodyHandlers.ofString()).statusCode() == 200;
  }

  private Optional<URI> address() throws Exception {
    Matcher found = ADDRESS.matcher(server.output());
    return found.find() ? Optional.of(URI.create(found.group(1))) : Optional.empty();
  }

  private URI url() throws Exception {
    return address().orElseThrow();
  }

  /** Runs a command of the documentation, with its addresses exchanged. */
  private JsonObject run(String file, Map<String, String> environment) throws Exception {
    String command =
        Files.readString(FILES.resolve(file)).replace("http://localhost:8080", url().toString());
    try (Program curl = Program.start(folder, environment, List.of("sh", "-c", command))) {
      return JsonObject.parse(curl.finish());
    }
  }

  private static JsonObject choice(JsonObject answer) {
    return answer.objects("choices").getFirst();
  }

  private static String said(JsonObject answer) {
    return choice(answer).object("message").orElseThrow().requiredString("content");
  }

  @Test
  void commandsOfTheDocumentationAskAndBookOnce() throws Exception {
    JsonObject asked = run("ask.sh", Map.of());
    assertThat(said(asked)).contains("on its way", "2026-12-01");
    assertThat(asked.object("parley").orElseThrow().objects("functions"))
        .extracting(each -> each.requiredString("name"))
        .containsExactly("lookup_order_status");

    JsonObject wished = run("book.sh", Map.of());
    assertThat(choice(wished).requiredString("finish_reason")).isEqualTo("tool_calls");
    JsonObject waiting = wished.object("parley").orElseThrow().objects("confirmations").getFirst();
    assertThat(waiting.requiredString("name")).isEqualTo("book_appointment");
    assertThat(shop.appointments()).isEmpty();

    Map<String, String> call = Map.of("CALL", waiting.requiredString("call_id"));
    assertThat(said(run("approve.sh", call))).contains("2026-12-05", "Ada");
    JsonObject again = run("approve.sh", call);
    assertThat(again.object("error").orElseThrow().requiredString("message"))
        .contains("decided before");
    assertThat(shop.appointments())
        .containsExactly(new Appointment(LocalDate.of(2026, 12, 5), LocalTime.of(15, 0), "Ada"));
  }

  @Test
  void serviceIsAskedWhatTheModelAsksForAlsoInAStream() throws Exception {
    assertThat(post("/v1/chat/completions", STREAMED))
        .contains("Tieguanyin", "Da Hong Pao", "data: [DONE]");
    assertThat(tried("search_products", "{\"words\":\"oolong\",\"max_price\":20}"))
        .contains("Tieguanyin")
        .doesNotContain("Da Hong Pao");
    assertThat(tried("lookup_order_status", "{\"order_id\":\"B-1\"}")).contains("no such order");
  }

  private String tried(String function, String arguments) throws Exception {
    return post("/api/v1/functions/" + function + "/try", "{\"arguments\":" + arguments + "}");
  }

  private String post(String path, String json) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(url().resolve(path))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json))
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}

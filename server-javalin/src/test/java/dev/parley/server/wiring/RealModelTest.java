// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.server.kept.LocalModel;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own process with the real model, through death and return. */
final class RealModelTest {
  private static final String ASK =
      "{\"model\":\"default\",\"conversation\":\"ship\",\"stream\":%s,\"max_tokens\":%d,"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";

  @Test
  void conversationGoesOnAfterTheServerWasKilledWhileItAnswered(@TempDir Path folder)
      throws Exception {
    furnish(folder);
    try (ServerProcess first = ServerProcess.start(folder)) {
      first.awaitReady();
      var plain = first.chat(ASK.formatted(false, 8, "Hello"));
      assertThat(plain.statusCode()).as(plain.body()).isEqualTo(200);
      assertThat(JsonObject.parse(plain.body()).object("usage")).isPresent();
      killWhileItAnswers(first);
    }
    try (ServerProcess second = ServerProcess.start(folder)) {
      second.awaitReady();
      var next = second.chat(ASK.formatted(false, 8, "Where were we?"));
      assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
      assertThat(items(second))
          .startsWith(
              "completed user Hello",
              "completed assistant",
              "incomplete user Tell a very long story about a ship.")
          .endsWith("completed user Where were we?", "completed assistant");
      second.terminate();
      assertThat(second.log()).contains("path=/v1/chat/completions status=200");
    } finally {
      Files.delete(folder.resolve("data").resolve(ModelShelves.FOLDER));
    }
  }

  private static void furnish(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("parley.yaml"),
        """
        server: {port: 0, drain_seconds: 1}
        providers:
          local: {type: llamacpp, threads: 1}
        """);
    LocalModel.link(folder.resolve("data"));
  }

  private static void killWhileItAnswers(ServerProcess server) throws Exception {
    var response =
        server
            .client()
            .send(
                server.chatRequest(
                    ASK.formatted(true, 1000, "Tell a very long story about a ship.")),
                HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      byte[] begin = body.readNBytes(2000);
      assertThat(new String(begin, StandardCharsets.UTF_8)).contains("\"content\":");
      server.kill();
    } catch (IOException e) {
      // the stream ends with the server
    }
  }

  /** Each item's status and role, and what was said by the user. */
  private static List<String> items(ServerProcess server) throws Exception {
    var list = server.get("/v1/conversations/ship/items?order=asc&limit=100");
    return JsonObject.parse(list.body()).objects("data").stream()
        .map(RealModelTest::summary)
        .toList();
  }

  private static String summary(JsonObject item) {
    String role = item.requiredString("role");
    String said = item.objects("content").getFirst().requiredString("text");
    return item.requiredString("status") + " " + role + (role.equals("user") ? " " + said : "");
  }
}

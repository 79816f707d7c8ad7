// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server in a process of its own leaves behind of its keys. */
final class KeySecrecyTest {
  private static final String OPERATOR = "0123456789abcdef-operator-0123456789abcdef";
  private static final String KEYS = "/api/v1/keys";
  private static final String ASK =
      "{\"model\":\"default\",\"conversation\":\"tea\","
          + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  @TempDir private Path folder = Path.of("");

  @Test
  void noKeyIsInAnyFileOrInTheLog() throws Exception {
    Files.writeString(folder.resolve("parley.yaml"), Home.NOBODY);
    String log;
    List<String> secrets;
    try (ServerProcess server = ServerProcess.start(folder, Map.of("PARLEY_ADMIN_KEY", OPERATOR))) {
      server.awaitListening();
      JsonObject made = made(server.post(KEYS, "{\"name\":\"bot\"}", OPERATOR));
      String key = made.requiredString("key");
      server.post("/v1/chat/completions", ASK, key);
      assertThat(server.post("/v1/conversations", "{}", key).statusCode()).isEqualTo(200);
      String one = KEYS + "/" + made.requiredString("id");
      String next = made(server.post(one + "/rotate", "", OPERATOR)).requiredString("key");
      assertThat(server.post("/v1/conversations", "{}", key + "0").statusCode()).isEqualTo(401);
      secrets = List.of(OPERATOR, key.split("_", -1)[2], next.split("_", -1)[2]);
      assertNowhere(secrets, folder);
      server.terminate();
      log = server.log();
    }
    assertThat(log).contains("path=/v1/conversations").contains("key=operator");
    assertNowhere(secrets, folder);
  }

  private static JsonObject made(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonObject.parse(answer.body());
  }

  private static void assertNowhere(List<String> secrets, Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).anyMatch(file -> file.endsWith("parley.db"));
      for (Path file : all) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        secrets.forEach(
            secret -> assertThat(content.contains(secret)).as("%s in %s", secret, file).isFalse());
      }
    }
  }
}

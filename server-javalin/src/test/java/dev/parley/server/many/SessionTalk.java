// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** One session, which lies in Redis: what was acknowledged in it must still be there at the end. */
final class SessionTalk {
  private static final String PATH = "/api/v1/chat/session";
  private final String id;
  private final List<String> acknowledged = new ArrayList<>();
  private int asked;

  private SessionTalk(String id) {
    this.id = id;
  }

  static SessionTalk begin(Client client) throws Exception {
    HttpResponse<String> answer = client.send("POST", PATH, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new SessionTalk(JsonObject.parse(answer.body()).requiredString("session_id"));
  }

  /** Says one thing more: it is answered, or told that it can't be now. */
  void goOn(Client client) throws Exception {
    String text = "session message " + asked++;
    String body =
        Json.text(
            out -> out.beginObject().field("session_id", id).field("message", text).endObject());
    HttpResponse<String> answer = client.send("POST", "/api/v1/chat/chat/text", body);
    if (answer.statusCode() == 200) {
      assertThat(JsonObject.parse(answer.body()).requiredString("response"))
          .isEqualTo(Provider.answerTo(text));
      acknowledged.add(text);
    } else {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    }
  }

  /** All that was acknowledged is there once and in order. */
  void check(Client client) throws Exception {
    HttpResponse<String> answer = client.send("GET", PATH + "/" + id, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> kept =
        JsonObject.parse(answer.body()).objects("history").stream()
            .map(each -> each.requiredString("user"))
            .toList();
    assertThat(kept).doesNotHaveDuplicates().containsSubsequence(acknowledged);
    assertThat(acknowledged).isNotEmpty().hasSizeLessThan(asked);
  }
}

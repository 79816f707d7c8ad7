// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Background work that a client asks for, one after another: each erases what nobody owns. */
final class Errands {
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();

  /** Asks for one more: it is taken, or told that it can't be now. */
  void askForOne(Client client) throws Exception {
    String owner = "nobody-" + accepted.size() + "-" + refused.get();
    HttpResponse<String> answer = client.send("DELETE", "/api/v1/owners/" + owner + "/data", "");
    if (answer.statusCode() == 202) {
      accepted.add(JsonObject.parse(answer.body()).requiredString("id"));
    } else {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.body()).contains("\"overloaded_error\"").contains("Redis");
      refused.incrementAndGet();
    }
  }

  int accepted() {
    return accepted.size();
  }

  int refused() {
    return refused.get();
  }

  /** Whether all that was taken is done. */
  boolean areDone(Client client) {
    return accepted.stream().allMatch(id -> isDone(client, id));
  }

  private static boolean isDone(Client client, String id) {
    try {
      HttpResponse<String> answer = client.send("GET", "/api/v1/jobs/" + id, "");
      assertThat(answer.statusCode()).as(id + ": " + answer.body()).isEqualTo(200);
      String status = JsonObject.parse(answer.body()).requiredString("status");
      assertThat(status).as(id).isIn("queued", "running", "succeeded");
      return status.equals("succeeded");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

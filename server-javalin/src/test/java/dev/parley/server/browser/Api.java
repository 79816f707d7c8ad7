// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.json.JsonWriter;
import dev.parley.server.described.Described;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * The public API, for what a test finds there before the page is opened, or looks up afterwards.
 */
record Api(URI server) {
  private static final int MOST_AT_ONCE = 20;

  /** A conversation of these texts, the user's and the assistant's by turns; its id. */
  String conversation(String... texts) {
    String id = ok(post("/v1/conversations", "{}")).requiredString("id");
    for (int from = 0; from < texts.length; from += MOST_AT_ONCE) {
      int begin = from;
      int end = Math.min(texts.length, from + MOST_AT_ONCE);
      ok(
          post(
              "/v1/conversations/" + id + "/items",
              Json.text(out -> items(out, texts, begin, end))));
    }
    return id;
  }

  private static void items(JsonWriter out, String[] texts, int begin, int end) {
    out.beginObject().name("items").beginArray();
    for (int turn = begin; turn < end; turn++) {
      message(out, turn % 2 == 0 ? "user" : "assistant", texts[turn]);
    }
    out.endArray().endObject();
  }

  private static void message(JsonWriter out, String role, String text) {
    String type = role.equals("user") ? "input_text" : "output_text";
    out.beginObject().field("type", "message").field("role", role).name("content").beginArray();
    out.beginObject().field("type", type).field("text", text).endObject().endArray().endObject();
  }

  /**
   * The whole conversation: {@code status role: text} of each message, {@code status call: name}
   * and {@code status result: text} of what functions did.
   */
  List<String> items(String conversation) {
    String path = "/v1/conversations/" + conversation + "/items?order=asc&limit=100";
    return ok(send(to(path))).objects("data").stream()
        .map(item -> item.requiredString("status") + " " + said(item))
        .toList();
  }

  private static String said(JsonObject item) {
    return switch (item.requiredString("type")) {
      case "function_call" -> "call: " + item.requiredString("name");
      case "function_call_output" -> "result: " + item.requiredString("output");
      default ->
          item.requiredString("role")
              + ": "
              + item.objects("content").getFirst().requiredString("text");
    };
  }

  JsonObject metadata(String conversation) {
    return ok(send(to("/v1/conversations/" + conversation))).object("metadata").orElseThrow();
  }

  /** What a model would be sent now, with this message. */
  JsonObject ledger(String conversation, String message) {
    String query = message.isEmpty() ? "" : "?message=" + message.replace(" ", "%20");
    String path = "/api/v1/conversations/" + conversation + "/context" + query;
    return ok(send(to(path))).object("ledger").orElseThrow();
  }

  int status(String path) {
    return send(to(path)).statusCode();
  }

  int status(String path, String key) {
    return send(to(path).headers("Authorization", bearer(key))).statusCode();
  }

  /** The names of the server's functions. */
  List<String> functions() {
    return ok(send(to("/api/v1/functions"))).objects("data").stream()
        .map(function -> function.requiredString("name"))
        .toList();
  }

  /** Makes the first key, of the owner of all that is there; its text. */
  String key(String name) {
    return made(post("/api/v1/keys", named(name)));
  }

  /** Makes a user's key with an admin's. */
  String key(String name, String admin) {
    return made(send(posting("/api/v1/keys", named(name)).headers("Authorization", bearer(admin))));
  }

  void revoke(String key, String admin) {
    String path = "/api/v1/keys/" + key.split("_", -1)[1];
    var unused = ok(send(to(path).headers("Authorization", bearer(admin)).DELETE()));
  }

  private static String bearer(String key) {
    return "Bearer " + key;
  }

  private static String named(String name) {
    return Json.text(out -> out.beginObject().field("name", name).endObject());
  }

  private static String made(HttpResponse<String> answer) {
    return ok(answer).requiredString("key");
  }

  private HttpResponse<String> post(String path, String body) {
    return send(posting(path, body));
  }

  private HttpRequest.Builder posting(String path, String body) {
    return to(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.resolve(path));
  }

  private static JsonObject ok(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError(response.request().uri() + " answers " + response.body());
    }
    return JsonObject.parse(response.body());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    HttpClient client = HttpClient.newHttpClient();
    try {
      return Described.checked(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      client.shutdownNow();
    }
  }
}

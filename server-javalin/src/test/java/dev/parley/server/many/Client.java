// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program that chats, and asks for what was said. */
final class Client implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String key;

  Client(URI server, String key) {
    this.server = server;
    this.key = key;
  }

  /** Says something in a conversation, and waits for the answer or for what goes wrong. */
  Reply say(String conversation, String text, boolean streamed, String... headers) {
    return chat(body(conversation, text, streamed), streamed, headers);
  }

  /** Asks without a conversation. */
  Reply ask(String text, boolean streamed) {
    return chat(body(null, text, streamed), streamed);
  }

  private static String body(@Nullable String conversation, String text, boolean streamed) {
    return Json.text(
        out -> {
          out.beginObject().field("model", "default").field("stream", streamed);
          if (conversation != null) {
            out.field("conversation", conversation);
          }
          out.name("messages").beginArray().beginObject().field("role", "user");
          out.field("content", text).endObject().endArray().endObject();
        });
  }

  private Reply chat(String body, boolean streamed, String... headers) {
    HttpRequest.Builder request = to("/v1/chat/completions").POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return streamed ? stream(request.build()) : plain(request.build());
    } catch (IOException e) {
      return Reply.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Reply plain(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      return new Reply(response.statusCode(), response.body(), true);
    }
    JsonObject choice = JsonObject.parse(response.body()).objects("choices").getFirst();
    String text = choice.object("message").orElseThrow().requiredString("content");
    return new Reply(200, text, true);
  }

  private Reply stream(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      return response.statusCode() == 200
          ? streamed(lines.iterator())
          : new Reply(response.statusCode(), String.join("\n", lines.toList()), true);
    } catch (UncheckedIOException e) {
      return new Reply(response.statusCode(), "", false);
    }
  }

  private static Reply streamed(Iterator<String> lines) {
    StringBuilder text = new StringBuilder();
    try {
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.equals("data: [DONE]")) {
          return new Reply(200, text.toString(), true);
        }
        if (line.startsWith("data: ")) {
          text.append(piece(JsonObject.parse(line.substring("data: ".length()))));
        }
      }
    } catch (UncheckedIOException e) {
      // it broke off
    }
    return new Reply(200, text.toString(), false);
  }

  private static String piece(JsonObject chunk) {
    return chunk.objects("choices").stream()
        .flatMap(choice -> choice.object("delta").stream())
        .flatMap(delta -> delta.string("content").stream())
        .findFirst()
        .orElse("");
  }

  /** The whole conversation: {@code completed user: text} and so on, oldest first. */
  List<String> items(String conversation) throws IOException, InterruptedException {
    HttpResponse<String> response =
        send("GET", "/v1/conversations/" + conversation + "/items?order=asc&limit=100", "");
    if (response.statusCode() != 200) {
      throw new AssertionError(conversation + ": " + response.body());
    }
    return JsonObject.parse(response.body()).objects("data").stream()
        .map(
            item ->
                item.requiredString("status")
                    + " "
                    + item.requiredString("role")
                    + ": "
                    + item.objects("content").getFirst().requiredString("text"))
        .toList();
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return http.send(to(path).method(method, publisher).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + key);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

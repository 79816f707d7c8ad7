// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks a server the things that clients ask, and insists on the status that each must get. */
final class Visitor {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private final HttpClient http;
  private final URI server;

  Visitor(HttpClient http, URI server) {
    this.http = http;
    this.server = server;
  }

  /** Asks everything once. */
  void visit() throws IOException, InterruptedException {
    for (String page : new String[] {"/health/live", "/health/ready", "/v1/models", "/"}) {
      expect(OK, get(page));
    }
    expect(NOT_FOUND, get("/nowhere"));
    expect(BAD_REQUEST, chat("{\"model\":\"default\"}"));
    expect(OK, chat(question("")));
    expect(OK, chat(question("\"stream\":true,")));
    expect(OK, chat(question("\"conversation\":\"rehearsed\",")));
    expect(OK, chat(question("\"conversation\":\"rehearsed\",\"stream\":true,")));
    expect(OK, get("/v1/conversations/rehearsed"));
    expect(OK, get("/v1/conversations/rehearsed/items"));
  }

  private static String question(String fields) {
    return "{\"model\":\"default\","
        + fields
        + "\"messages\":[{\"role\":\"user\",\"content\":\"Good morning! Which tea wakes me"
        + " up?\"}]}";
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).build();
  }

  private HttpRequest chat(String body) {
    return HttpRequest.newBuilder(server.resolve("/v1/chat/completions"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private void expect(int status, HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    boolean broken = answer.body().contains("\"error\"") && status == OK;
    if (answer.statusCode() != status || broken) {
      throw new RehearsalFailedException(
          request.uri().getPath()
              + " was answered with "
              + answer.statusCode()
              + ", where "
              + status
              + " was due: "
              + answer.body());
    }
  }
}

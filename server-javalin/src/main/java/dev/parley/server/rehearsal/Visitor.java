// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server the things that clients ask, and insists on the status that each must get. */
final class Visitor {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private static final Pattern ASSET = Pattern.compile("/assets/[^\"\\s]+[.](?:js|css)");
  private static final String STREAMED = "\"stream\":true,";
  private final HttpClient http;
  private final URI server;

  Visitor(HttpClient http, URI server) {
    this.http = http;
    this.server = server;
  }

  /** Asks for the pages, and for what is not there. */
  void visit() throws IOException, InterruptedException {
    for (String page : List.of("/health/live", "/health/ready", "/health", "/v1/models")) {
      expect(OK, get(page));
    }
    Matcher assets = ASSET.matcher(expect(OK, get("/")));
    while (assets.find()) {
      expect(OK, get(assets.group()));
    }
    expect(NOT_FOUND, get("/nowhere"));
    expect(BAD_REQUEST, chatting("{\"model\":\"default\"}"));
  }

  /** Chats plain and streamed, without a conversation and in one. */
  void chat(String model) throws IOException, InterruptedException {
    String conversation = "rehearsed-" + model;
    String named = "\"conversation\":\"" + conversation + "\",";
    for (String fields : List.of("", STREAMED, named, named + STREAMED)) {
      expect(OK, chatting(question(model, fields)));
    }
    expect(OK, get("/v1/conversations/" + conversation));
    expect(OK, get("/v1/conversations/" + conversation + "/items"));
    expect(OK, get("/api/v1/conversations"));
    expect(OK, get("/api/v1/conversations/search?q=tea"));
  }

  private static String question(String model, String fields) {
    return "{\"model\":\""
        + model
        + "\","
        + fields
        + "\"messages\":[{\"role\":\"user\",\"content\":\"Good morning! Which tea wakes me"
        + " up?\"}]}";
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).build();
  }

  private HttpRequest chatting(String body) {
    return HttpRequest.newBuilder(server.resolve("/v1/chat/completions"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private String expect(int status, HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    boolean broken = answer.body().contains("{\"error\":") && status == OK;
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
    return answer.body();
  }
}

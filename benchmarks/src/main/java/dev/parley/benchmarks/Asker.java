// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks for streamed answers of a fixed length and times them. */
final class Asker {
  private static final Pattern COMPLETION_TOKENS =
      Pattern.compile("\"completion_tokens\":\\s*(\\d+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI chat;
  private final String key;
  private final int tokens;

  Asker(URI base, String key, int tokens) {
    this.chat = TokenRate.chat(base);
    this.key = key;
    this.tokens = tokens;
  }

  /** From the request's first byte to the answer's last. */
  double tokensPerSecond(String conversation) {
    long start = System.nanoTime();
    try {
      HttpResponse<Stream<String>> answer =
          client.send(request(conversation), HttpResponse.BodyHandlers.ofLines());
      List<String> lines = answer.body().toList();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (answer.statusCode() != 200 || !lines.contains("data: [DONE]")) {
        throw new IllegalStateException(answer.statusCode() + " " + String.join("\n", lines));
      }
      return count(lines) / seconds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private int count(List<String> lines) {
    for (String line : lines.reversed()) {
      Matcher usage = COMPLETION_TOKENS.matcher(line);
      if (usage.find()) {
        int counted = Integer.parseInt(usage.group(1));
        if (counted != tokens) {
          throw new IllegalStateException(counted + " tokens came, not " + tokens);
        }
        return counted;
      }
    }
    throw new IllegalStateException("the stream brought no usage");
  }

  /** The prompt is not read from llama-server's cache, so that every round does the same work. */
  private HttpRequest request(String conversation) {
    String remembered = conversation.isEmpty() ? "" : "\"conversation\":\"" + conversation + "\",";
    String body =
        """
        {%s"model":"smollm2-135m-instruct","stream":true,"stream_options":{"include_usage":true},
        "max_tokens":%d,"ignore_eos":true,"temperature":0,"cache_prompt":false,
        "messages":[{"role":"system","content":"You are a helpful assistant."},
        {"role":"user","content":"Tell me a long story about a teapot that wanted to travel."}]}\
        """
            .formatted(remembered, tokens);
    return HttpRequest.newBuilder(chat)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + key)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}

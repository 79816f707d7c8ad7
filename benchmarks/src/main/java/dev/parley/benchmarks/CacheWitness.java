// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;
import dev.parley.json.ChatJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends prompts to a llama-server, and asks what it took of them from its cache. */
final class CacheWitness {
  private static final Pattern CACHED = Pattern.compile("\"cache_n\":\\s*(\\d+)");
  private static final Pattern READ = Pattern.compile("\"prompt_n\":\\s*(\\d+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Endpoint endpoint;

  CacheWitness(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Thousandths of the prompt's tokens that came from the cache. */
  int cachedPerMille(List<Message> prompt) throws IOException, InterruptedException {
    ChatRequest asked =
        ChatRequest.of("smollm2-135m-instruct").withMessages(prompt).with(Parameter.MAX_TOKENS, 1L);
    HttpRequest request =
        HttpRequest.newBuilder(TokenRate.chat(endpoint.baseUrl()))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + endpoint.apiKey())
            .POST(HttpRequest.BodyPublishers.ofByteArray(ChatJson.writeRequest(asked)))
            .build();
    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    int cached = number(CACHED, answer);
    return 1000 * cached / (cached + number(READ, answer));
  }

  private static int number(Pattern pattern, String answer) {
    Matcher found = pattern.matcher(answer);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in " + answer);
    }
    return Integer.parseInt(found.group(1));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the helpers of the Java client do: schemas, calls and answers by classes. */
final class JavaHelpers implements ClientProgram {
  private static final List<String> NAMES =
      List.of(
          "parsed",
          "parsed_stream",
          "parsed_tools",
          "parsed_tools_stream",
          "tool_loop",
          "tool_loop_stream");

  private final OpenAIClient client;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private boolean running = true;

  JavaHelpers(URI baseUrl) {
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl(baseUrl.toString())
            .apiKey("client-key")
            .maxRetries(0)
            .build();
    outcomes.put("version", JavaProgram.version());
    for (String name : NAMES) {
      run(name, false);
      run(name + "_conversation", true);
    }
  }

  private void run(String name, boolean remembered) {
    outcomes.put(name, new Outcome(new JavaHelperCase(client, name, remembered).run()));
  }

  @Override
  public Outcome outcome(String name) {
    return outcomes.getOrDefault(name, new Outcome(Map.of()));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void close() {
    running = false;
    client.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Cases of the Java client, which run in this process when they are added. */
abstract class JavaCases implements ClientProgram {
  private final OpenAIClient client;
  private final Map<String, Outcome> outcomes = new TreeMap<>();
  private boolean running = true;

  JavaCases(URI baseUrl) {
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl(baseUrl.toString())
            .apiKey("client-key")
            .maxRetries(0)
            .build();
    run("version", JavaCases::version);
  }

  private static Map<String, String> version() {
    return Map.of(
        "version",
        Objects.requireNonNull(OpenAIClient.class.getPackage().getImplementationVersion()));
  }

  final OpenAIClient client() {
    return client;
  }

  /** Runs a case; what it throws is how it went. */
  final void run(String name, Supplier<Map<String, String>> program) {
    Outcome outcome;
    try {
      outcome = new Outcome(program.get());
    } catch (RuntimeException e) {
      outcome = new Outcome(Map.of("unexpected", e.toString()));
    }
    outcomes.put(name, outcome);
  }

  @Override
  public final Outcome outcome(String name) {
    Outcome outcome = outcomes.get(name);
    if (outcome == null) {
      throw new AssertionError("no case " + name + " in " + outcomes);
    }
    return outcome;
  }

  @Override
  public final boolean isRunning() {
    return running;
  }

  @Override
  public final void close() {
    running = false;
    client.close();
  }
}

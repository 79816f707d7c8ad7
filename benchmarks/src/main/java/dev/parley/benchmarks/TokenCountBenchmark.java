// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.openai.OpenAiProvider;
import dev.parley.adapter.openai.OpenAiProviderSettings;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.TokenCount;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to count a prompt's tokens as OpenAI's models do: one message of 2 kB, and a
 * request of twenty of them. {@code atMost} is the bound that spares most requests the count.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokenCountBenchmark {
  private static final int MESSAGES = 20;
  private static final int BYTES = 2_000;

  private final OpenAiProvider provider =
      OpenAiProvider.connect(
          OpenAiProviderSettings.of(URI.create("http://127.0.0.1:9/v1"), "sk-benchmark"));
  private final ModelId model = new ModelId("gpt-4o-mini");
  private final Message message =
      Message.user(
          "Which tea wakes me up in the morning, and lets me sleep at night? "
              .repeat(BYTES / 64)
              .substring(0, BYTES));
  private final ChatRequest request =
      ChatRequest.of(
          "gpt-4o-mini", Stream.generate(() -> message).limit(MESSAGES).toArray(Message[]::new));

  @Benchmark
  public TokenCount message() {
    return provider.count(model, message);
  }

  @Benchmark
  public TokenCount request() {
    return provider.count(request);
  }

  @Benchmark
  public int atMost() {
    return provider.atMost(request).orElse(0);
  }

  @TearDown
  public void close() {
    provider.close();
  }
}

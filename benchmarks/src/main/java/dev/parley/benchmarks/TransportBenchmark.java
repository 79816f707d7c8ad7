// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.openai.OpenAiProvider;
import dev.parley.adapter.openai.OpenAiProviderSettings;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.json.ChatJson;
import dev.parley.port.ChatStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
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
 * How long one plain request to a provider takes over a kept connection to a local server that
 * answers at once. {@code provider} is Parley's, with its JSON written and read; {@code apache} and
 * {@code jdk} send the same bytes and keep the answer's as they are. The server's own time is in
 * all three, so that the differences count.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TransportBenchmark {
  private final FixedAnswers server = new FixedAnswers();
  private final URI chat = URI.create(server.address() + "/chat/completions");
  private final ChatRequest request =
      ChatRequest.of("gpt-4o-mini", Message.user("Which tea wakes me up?"));
  private final byte[] json = ChatJson.writeRequest(request);
  private final OpenAiProvider provider =
      OpenAiProvider.connect(OpenAiProviderSettings.of(server.address(), "sk-benchmark"));
  private final CloseableHttpClient apache = HttpClients.createDefault();
  private final HttpClient jdk =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Benchmark
  public ChatDelta provider() {
    try (ChatStream answer = provider.chat(request)) {
      ChatDelta whole = answer.next();
      if (answer.hasNext()) {
        throw new IllegalStateException("a whole answer is one piece");
      }
      return whole;
    }
  }

  @Benchmark
  public byte[] apache() throws IOException {
    HttpPost post = new HttpPost(chat);
    post.setHeader("Authorization", "Bearer sk-benchmark");
    post.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    return apache.execute(post, response -> EntityUtils.toByteArray(response.getEntity()));
  }

  @Benchmark
  public byte[] jdk() throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(chat)
            .header("Authorization", "Bearer sk-benchmark")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json))
            .build();
    return jdk.send(post, HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  @TearDown
  public void close() throws IOException {
    provider.close();
    apache.close();
    jdk.close();
    server.close();
  }
}

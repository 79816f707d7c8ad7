// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.json.ChatJson;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The wire format: a request of some 2 kB, and one streamed piece, read and written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChatJsonBenchmark {
  private static final String QUESTION = "Which tea wakes me up without keeping me awake? ";

  private final byte[] requestJson =
      """
      {"model": "default", "temperature": 0.7, "stream": true, "messages": [
        {"role": "system", "content": "You are a helpful assistant."},
        {"role": "user", "content": "%s"},
        {"role": "assistant", "content": "%s"},
        {"role": "user", "content": "%s"}]}
      """
          .formatted(QUESTION.repeat(14), QUESTION.repeat(14), QUESTION.repeat(14))
          .getBytes(StandardCharsets.UTF_8);
  private final byte[] deltaJson =
      """
      {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1700000000,
       "model": "m", "choices": [{"index": 0, "delta": {"content": " green"}, "finish_reason": null}]}
      """
          .getBytes(StandardCharsets.UTF_8);
  private final ChatRequest request = ChatJson.readRequest(requestJson);
  private final ChatDelta delta = ChatJson.readDelta(deltaJson, 0, deltaJson.length);

  @Benchmark
  public ChatRequest readRequest() {
    return ChatJson.readRequest(requestJson);
  }

  @Benchmark
  public byte[] writeRequest() {
    return ChatJson.writeRequest(request);
  }

  @Benchmark
  public ChatDelta readDelta() {
    return ChatJson.readDelta(deltaJson, 0, deltaJson.length);
  }

  @Benchmark
  public byte[] writeDelta() {
    return ChatJson.writeDelta(delta);
  }
}

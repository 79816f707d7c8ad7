// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.json.ChatJson;
import dev.parley.json.wire.Answer;
import dev.parley.json.wire.AnswerShape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What one event of a provider's stream costs to read. {@code readEvents} goes all the way, from
 * the bytes of a stream to pieces of an answer; {@code readDeltas} reads the JSON alone, so that
 * the difference of the two is what finding the events in the bytes costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SseReadingBenchmark {
  private final byte[] stream = ChatEvents.stream();
  private final List<byte[]> data = ChatEvents.data();

  @Benchmark
  @OperationsPerInvocation(ChatEvents.EVENTS)
  public void readEvents(Blackhole sink) throws IOException {
    Answer<ChatDelta> answer =
        AnswerShape.of(ChatEvents.REQUEST)
            .read("text/event-stream", new ByteArrayInputStream(stream));
    for (ChatDelta piece = answer.read(); piece != null; piece = answer.read()) {
      sink.consume(piece);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ChatEvents.EVENTS)
  public void readDeltas(Blackhole sink) {
    for (byte[] json : data) {
      sink.consume(ChatJson.readDelta(json, 0, json.length));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.json.ChatJson;
import dev.parley.json.wire.Answer;
import dev.parley.json.wire.AnswerShape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
 * What one streamed piece costs on its way through, without any socket: from the provider's bytes
 * to a piece of an answer and to the JSON that the client gets. With {@code -prof gc}, {@code
 * gc.alloc.rate.norm} is the bytes of garbage a piece leaves.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChunkRelayBenchmark {
  private final byte[] stream = ChatEvents.stream();

  @Benchmark
  @OperationsPerInvocation(ChatEvents.EVENTS)
  public void relay(Blackhole sink) throws IOException {
    Answer<ChatDelta> answer =
        AnswerShape.of(ChatEvents.REQUEST)
            .read("text/event-stream", new ByteArrayInputStream(stream));
    for (ChatDelta piece = answer.read(); piece != null; piece = answer.read()) {
      sink.consume(ChatJson.writeDelta(piece));
    }
  }
}

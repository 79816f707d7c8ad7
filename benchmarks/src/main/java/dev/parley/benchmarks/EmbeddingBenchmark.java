// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import dev.parley.adapter.onnx.OnnxEmbeddingModel;
import dev.parley.adapter.onnx.OnnxSettings;
import dev.parley.domain.embedding.EmbeddingRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * all-MiniLM-L6-v2 within the process, by Parley and by LangChain4j, with the same weights and the
 * same ONNX Runtime: texts a second, one by one and 32 to a call. Both embed the same sentences, of
 * 8 to 40 words.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class EmbeddingBenchmark {
  private static final int BATCH = 32;
  private static final List<String> PARTS =
      List.of(
          "Which tea wakes me up in the morning?",
          "The invoice of March was paid twice, once by card.",
          "Our returns policy allows exchanges within thirty days of delivery.",
          "Water boils at a lower temperature on top of a mountain than by the sea.");

  private final List<String> texts =
      IntStream.range(0, BATCH)
          .mapToObj(i -> String.join(" ", PARTS.subList(i % 4, Math.min(4, i % 4 + 1 + i % 3))))
          .toList();
  private final List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
  private final OnnxEmbeddingModel parley = OnnxEmbeddingModel.of(OnnxSettings.defaults());
  private final AllMiniLmL6V2EmbeddingModel langChain4j = new AllMiniLmL6V2EmbeddingModel();

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int parleySingly() {
    return texts.stream().mapToInt(text -> embed(text)).sum();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int langChain4jSingly() {
    return texts.stream().mapToInt(text -> langChain4j.embed(text).content().vector().length).sum();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int parleyBatch() {
    return embed(texts.toArray(String[]::new));
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int langChain4jBatch() {
    return langChain4j.embedAll(segments).content().size();
  }

  private int embed(String... some) {
    return parley.embed(EmbeddingRequest.of("all-MiniLM-L6-v2", some)).items().size();
  }

  @TearDown
  public void close() {
    parley.close();
  }
}

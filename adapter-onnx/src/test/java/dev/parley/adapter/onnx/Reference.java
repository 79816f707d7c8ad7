// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the original tokenizer and Python's ONNX Runtime make of the texts; see reference.py. */
final class Reference {
  private Reference() {}

  static List<String> texts() {
    return lines("texts.txt");
  }

  static List<int[]> pieces() {
    return lines("pieces.txt").stream()
        .map(line -> Stream.of(line.split(" ", -1)).filter(id -> !id.isEmpty()))
        .map(ids -> ids.mapToInt(Integer::parseInt).toArray())
        .toList();
  }

  static List<float[]> vectors() {
    ShortBuffer halves = ByteBuffer.wrap(bytes("vectors.f16")).asShortBuffer();
    List<float[]> vectors = new ArrayList<>();
    while (halves.hasRemaining()) {
      float[] vector = new float[OnnxEmbeddingModel.DIMENSIONS];
      for (int d = 0; d < vector.length; d++) {
        vector[d] = Float.float16ToFloat(halves.get());
      }
      vectors.add(vector);
    }
    return vectors;
  }

  /** Of the pieces of every character between two letters. */
  static String charactersDigest() {
    return lines("characters.sha256").getFirst();
  }

  private static List<String> lines(String name) {
    String text = new String(bytes(name), StandardCharsets.UTF_8);
    return List.of(text.substring(0, text.length() - 1).split("\n", -1));
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

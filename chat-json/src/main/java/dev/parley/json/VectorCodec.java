// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.parley.domain.embedding.Embedding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/** The vector of an item: an array of numbers, or base64. */
final class VectorCodec {
  private static final int FIRST_ROOM = 1536;
  private static final String FIX = "a vector is an array of numbers, or base64 of them";

  private VectorCodec() {}

  static Embedding read(JsonReader in) throws IOException {
    if (in.is(JsonToken.VALUE_STRING)) {
      return base64(in);
    }
    if (!in.is(JsonToken.START_ARRAY)) {
      throw in.wrong(FIX);
    }
    float[] values = new float[FIRST_ROOM];
    int length = 0;
    while (in.nextElement()) {
      if (length == values.length) {
        values = Arrays.copyOf(values, 2 * length);
      }
      values[length] = in.floatValue();
      length++;
    }
    if (length == 0) {
      throw in.wrong("an empty array", FIX);
    }
    return new Embedding(length == values.length ? values : Arrays.copyOf(values, length));
  }

  private static Embedding base64(JsonReader in) throws IOException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(in.string());
    } catch (IllegalArgumentException e) {
      throw in.wrong(FIX);
    }
    if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
      throw in.wrong("base64 of " + bytes.length + " bytes", "it takes 4 for each value");
    }
    float[] values = new float[bytes.length / Float.BYTES];
    littleEndian(bytes).asFloatBuffer().get(values);
    try {
      return new Embedding(values);
    } catch (IllegalArgumentException e) {
      throw in.wrong("base64 of what is no number", FIX);
    }
  }

  static void write(JsonWriter out, Embedding embedding, EmbeddingEncoding encoding) {
    switch (encoding) {
      case FLOAT -> {
        out.beginArray();
        for (int i = 0; i < embedding.dimensions(); i++) {
          out.value(embedding.value(i));
        }
        out.endArray();
      }
      case BASE64 -> {
        byte[] bytes = new byte[Float.BYTES * embedding.dimensions()];
        littleEndian(bytes).asFloatBuffer().put(embedding.values());
        out.base64(bytes);
      }
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

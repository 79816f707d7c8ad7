// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Writes a batch as the model reads it: rows of equal length, each text between its two tokens.
 *
 * @param start the id of {@code [CLS]}
 * @param end the id of {@code [SEP]}
 * @param padding the id of {@code [PAD]}
 */
record Frame(int start, int end, int padding) {
  static Frame of(Vocabulary vocabulary) {
    return new Frame(
        vocabulary.special(Vocabulary.START_OF_TEXT),
        vocabulary.special(Vocabulary.END_OF_TEXT),
        vocabulary.special(Vocabulary.PADDING));
  }

  /** The ids of the tokens. */
  LongBuffer ids(Batch batch) {
    LongBuffer ids = buffer(batch);
    for (Batch.Window window : batch.windows()) {
      int rowEnd = ids.position() + batch.width();
      ids.put(start);
      for (int piece : window.pieces()) {
        ids.put(piece);
      }
      ids.put(end);
      fill(ids, rowEnd, padding);
    }
    return ids.flip();
  }

  /** 1 for each token, 0 for padding. */
  LongBuffer mask(Batch batch) {
    LongBuffer mask = buffer(batch);
    for (Batch.Window window : batch.windows()) {
      int rowEnd = mask.position() + batch.width();
      fill(mask, mask.position() + window.tokens(), 1);
      fill(mask, rowEnd, 0);
    }
    return mask.flip();
  }

  /** All are of the first and only sentence. */
  LongBuffer types(Batch batch) {
    return buffer(batch);
  }

  private static void fill(LongBuffer buffer, int to, int value) {
    while (buffer.position() < to) {
      buffer.put(value);
    }
  }

  private static LongBuffer buffer(Batch batch) {
    return ByteBuffer.allocateDirect(batch.size() * batch.width() * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.vector;

import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Something that can be found again.
 *
 * @param id unique in its namespace
 * @param vector stands for it, of length 1; another length is scaled to it
 * @param text what keywords are looked for in; may be empty. With the metadata it is {@value
 *     #LARGEST_BYTES} bytes of UTF-8 at most, which every index can hold
 */
public record VectorEntry(EntryId id, Embedding vector, String text, Metadata metadata) {
  /** The largest text with its metadata. */
  public static final int LARGEST_BYTES = 32_000;

  public VectorEntry {
    vector = vector.unit();
    int bytes = bytes(text) + bytes(metadata);
    if (bytes > LARGEST_BYTES) {
      throw new InvalidRequestException(
          "text with metadata",
          bytes + " bytes",
          "keep it to " + LARGEST_BYTES + " bytes of UTF-8, cut it into several entries");
    }
  }

  public VectorEntry withText(String other) {
    return new VectorEntry(id, vector, other, metadata);
  }

  public VectorEntry withMetadata(Metadata other) {
    return new VectorEntry(id, vector, text, other);
  }

  private static int bytes(Metadata metadata) {
    int sum = 0;
    for (Map.Entry<String, MetadataValue> field : metadata.fields().entrySet()) {
      sum += bytes(field.getKey());
      sum +=
          switch (field.getValue()) {
            case MetadataValue.Text text -> bytes(text.value());
            case MetadataValue.Numeric number -> Double.BYTES;
            case MetadataValue.Flag flag -> 1;
            case MetadataValue.Texts texts ->
                texts.values().stream().mapToInt(VectorEntry::bytes).sum();
          };
    }
    return sum;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

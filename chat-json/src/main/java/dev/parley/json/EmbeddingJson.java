// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;

/**
 * Embeddings in the OpenAI wire format. Whatever is written reads back equal, in either encoding:
 * numbers have as many digits as that takes and no more. Fields that Parley does not know survive.
 *
 * <p>Requests are read strictly and answers with patience, as in {@link ChatJson}.
 */
public final class EmbeddingJson {
  private EmbeddingJson() {}

  /**
   * A request as it was sent.
   *
   * @param encoding how its sender wants the vectors written
   */
  public record Sent(EmbeddingRequest request, EmbeddingEncoding encoding) {}

  /** Reads the body of an embeddings request. */
  public static Sent readRequest(byte[] json) {
    return JsonReader.sent(JsonText.of(json, 0, json.length), EmbeddingRequestCodec::read);
  }

  /** Writes a request, whose vectors are wanted in this encoding. */
  public static byte[] writeRequest(EmbeddingRequest request, EmbeddingEncoding encoding) {
    return Json.bytes(out -> EmbeddingRequestCodec.write(out, request, encoding));
  }

  /**
   * Reads an answer, its vectors in any encoding. They are in the order of their indexes, and as
   * long as they came.
   */
  public static EmbeddingAnswer readAnswer(byte[] json) {
    return JsonReader.answered(JsonText.of(json, 0, json.length), EmbeddingAnswerCodec::read);
  }

  /** Writes an answer with {@code object} {@code list}. */
  public static byte[] writeAnswer(EmbeddingAnswer answer, EmbeddingEncoding encoding) {
    return Json.bytes(out -> EmbeddingAnswerCodec.write(out, answer, encoding));
  }
}

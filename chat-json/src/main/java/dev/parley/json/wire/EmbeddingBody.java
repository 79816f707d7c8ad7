// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingItem;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.EmbeddingJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads the body of an answer with embeddings, which must be one to its request. */
public final class EmbeddingBody {
  private static final int LARGEST = 256 * 1024 * 1024;

  private EmbeddingBody() {}

  /**
   * The answer, its vectors brought to length 1: some servers do not, and a client may rely on it.
   *
   * @throws MalformedAnswerException when it is no answer, or has not one vector for each item
   * @throws InvalidRequestException when the vectors are not of as many dimensions as were asked
   *     for, which the provider has passed over then
   */
  public static EmbeddingAnswer read(InputStream body, EmbeddingRequest request)
      throws IOException {
    byte[] json = body.readNBytes(LARGEST + 1);
    if (json.length > LARGEST) {
      throw new MalformedAnswerException("with more than " + LARGEST + " bytes");
    }
    EmbeddingAnswer answer = parsed(json);
    int wanted = request.input().size();
    if (answer.items().size() != wanted) {
      throw new MalformedAnswerException(
          "with " + answer.items().size() + " embeddings in place of " + wanted);
    }
    request.dimensions().ifPresent(dimensions -> require(dimensions, answer));
    List<EmbeddingItem> unit =
        answer.items().stream()
            .map(item -> new EmbeddingItem(item.embedding().unit(), item.extras()))
            .toList();
    return new EmbeddingAnswer(answer.model(), unit, answer.usage(), answer.extras());
  }

  private static EmbeddingAnswer parsed(byte[] json) throws IOException {
    try {
      return EmbeddingJson.readAnswer(json);
    } catch (InvalidRequestException e) {
      throw MalformedAnswerException.json(e);
    } catch (IllegalArgumentException e) {
      throw new MalformedAnswerException("with embeddings that have no length", e);
    }
  }

  private static void require(int dimensions, EmbeddingAnswer answer) {
    int given = answer.items().getFirst().embedding().dimensions();
    if (given != dimensions) {
      throw new InvalidRequestException(
          "dimensions", dimensions, "the model has " + given + ", ask for these or leave it out");
    }
  }
}

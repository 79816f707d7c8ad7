// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingItem;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.EmbeddingJson;
import dev.parley.json.wire.MalformedAnswerException;
import dev.parley.json.wire.RefusedException;
import java.io.IOException;
import java.util.List;

/** One call for embeddings. */
final class EmbeddingCall {
  private static final int LARGEST = 256 * 1024 * 1024;
  private static final int LAST_SUCCESS = 299;

  private final ApacheCall call;
  private final Failures failures;
  private final int wanted;

  /**
   * A call, not sent yet.
   *
   * @param wanted how many vectors the answer must have
   */
  EmbeddingCall(ApacheCall call, Failures failures, int wanted) {
    this.call = call;
    this.failures = failures;
    this.wanted = wanted;
  }

  /** Sends it and waits for all of the answer. */
  EmbeddingAnswer answer() {
    try (ApacheResponse response = call.send()) {
      if (response.statusCode() > LAST_SUCCESS) {
        throw new RefusedException(failures.refusal(response));
      }
      byte[] json = response.body().readNBytes(LARGEST + 1);
      if (json.length > LARGEST) {
        throw new MalformedAnswerException("with more than " + LARGEST + " bytes");
      }
      return whole(json);
    } catch (RefusedException e) {
      throw failures.of(e.refusal());
    } catch (IOException e) {
      throw failures.of(e);
    }
  }

  /** Some servers do not bring their vectors to length 1; a client may rely on it. */
  private EmbeddingAnswer whole(byte[] json) throws IOException {
    EmbeddingAnswer answer = read(json);
    if (answer.items().size() != wanted) {
      throw new MalformedAnswerException(
          "with " + answer.items().size() + " embeddings in place of " + wanted);
    }
    List<EmbeddingItem> unit =
        answer.items().stream()
            .map(item -> new EmbeddingItem(item.embedding().unit(), item.extras()))
            .toList();
    return new EmbeddingAnswer(answer.model(), unit, answer.usage(), answer.extras());
  }

  private static EmbeddingAnswer read(byte[] json) throws IOException {
    try {
      return EmbeddingJson.readAnswer(json);
    } catch (InvalidRequestException e) {
      throw MalformedAnswerException.json(e);
    } catch (IllegalArgumentException e) {
      throw new MalformedAnswerException("with embeddings that have no length", e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.json.wire.EmbeddingBody;
import dev.parley.json.wire.RefusedException;
import java.io.IOException;

/** One call for embeddings. */
final class EmbeddingCall {
  private static final int LAST_SUCCESS = 299;

  private final ApacheCall call;
  private final Failures failures;
  private final EmbeddingRequest request;

  /** A call, not sent yet, that asks what the request does. */
  EmbeddingCall(ApacheCall call, Failures failures, EmbeddingRequest request) {
    this.call = call;
    this.failures = failures;
    this.request = request;
  }

  /** Sends it and waits for all of the answer. */
  EmbeddingAnswer answer() {
    try (ApacheResponse response = call.send()) {
      if (response.statusCode() > LAST_SUCCESS) {
        throw new RefusedException(failures.refusal(response));
      }
      return EmbeddingBody.read(response.body(), request);
    } catch (RefusedException e) {
      throw failures.of(e.refusal());
    } catch (IOException e) {
      throw failures.of(e);
    }
  }
}

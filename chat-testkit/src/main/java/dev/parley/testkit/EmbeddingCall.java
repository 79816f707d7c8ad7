// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.port.EmbeddingModel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks for embeddings on a thread of its own. */
final class EmbeddingCall extends Caller {
  /** One when it was answered, else none. */
  private final List<EmbeddingAnswer> answers;

  private EmbeddingCall(
      EmbeddingModel model, EmbeddingRequest request, List<EmbeddingAnswer> answers) {
    super("contract-caller", () -> answers.add(model.embed(request)));
    this.answers = answers;
  }

  static EmbeddingCall of(EmbeddingModel model, EmbeddingRequest request) {
    EmbeddingCall call = new EmbeddingCall(model, request, new CopyOnWriteArrayList<>());
    call.start();
    return call;
  }

  /** Waits for its end and gives the answer. */
  EmbeddingAnswer answer() throws InterruptedException {
    join();
    if (answers.isEmpty()) {
      throw new AssertionError("the call failed", error());
    }
    return answers.getFirst();
  }
}

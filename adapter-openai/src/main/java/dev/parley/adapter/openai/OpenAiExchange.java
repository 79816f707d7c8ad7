// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.error.ParleyException;
import dev.parley.json.wire.Answer;
import dev.parley.json.wire.AnswerShape;
import dev.parley.json.wire.Exchange;
import dev.parley.json.wire.RefusedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One call for an answer. */
final class OpenAiExchange<T> implements Exchange<T> {
  private static final int LAST_SUCCESS = 299;

  private final ApacheCall call;
  private final Failures failures;
  private final AnswerShape<T> shape;
  private @Nullable ApacheResponse response;
  private boolean ended;

  OpenAiExchange(ApacheCall call, Failures failures, AnswerShape<T> shape) {
    this.call = call;
    this.failures = failures;
    this.shape = shape;
  }

  @Override
  public Answer<T> send() throws IOException {
    ApacheResponse head = call.send();
    response = head;
    if (head.statusCode() > LAST_SUCCESS) {
      throw new RefusedException(failures.refusal(head));
    }
    Answer<T> answer = shape.read(head.header("Content-Type"), head.body());
    return () -> {
      T piece = answer.read();
      ended |= piece == null;
      return piece;
    };
  }

  @Override
  public void cancel() {
    call.cancel();
  }

  /** A stream that said its last word is read on elsewhere: nobody waits for what follows it. */
  @Override
  public void close() {
    ApacheResponse head = response;
    response = null;
    if (head == null) {
      return;
    }
    if (ended && shape.inPieces()) {
      Thread.ofVirtual().name("read-on").start(head::readOn);
    } else {
      head.close();
    }
  }

  @Override
  public ParleyException failure(IOException e) {
    return e instanceof RefusedException refused ? failures.of(refused.refusal()) : failures.of(e);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.error.ParleyException;
import dev.parley.json.wire.Answer;
import dev.parley.json.wire.AnswerShape;
import dev.parley.json.wire.Exchange;
import dev.parley.json.wire.RefusedException;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One call to llama-server for an answer. */
final class LlamaExchange<T> implements Exchange<T> {
  private final Call call;
  private final Failures failures;
  private final Refusals refusals;
  private final AnswerShape<T> shape;
  private @Nullable Response response;

  LlamaExchange(Call call, Failures failures, Refusals refusals, AnswerShape<T> shape) {
    this.call = call;
    this.failures = failures;
    this.refusals = refusals;
    this.shape = shape;
  }

  @Override
  public Answer<T> send() throws IOException {
    Response head = call.execute();
    response = head;
    if (!head.isSuccessful()) {
      throw new RefusedException(refusals.of(head));
    }
    return shape.read(head.header("Content-Type", "text/event-stream"), head.body().byteStream());
  }

  @Override
  public void cancel() {
    call.cancel();
  }

  @Override
  public void close() {
    Response head = response;
    response = null;
    if (head != null) {
      head.close();
    }
  }

  @Override
  public ParleyException failure(IOException e) {
    return e instanceof RefusedException refused
        ? failures.of(refused.refusal())
        : failures.of(e, Sent.wasSent(call));
  }
}

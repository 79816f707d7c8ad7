// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.error.ParleyException;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call for an answer. It is sent and closed by the thread that reads; any thread may cancel it.
 */
final class Exchange {
  private final Call call;
  private final Failures failures;
  private final Refusals refusals;
  private final AnswerShape shape;
  private @Nullable Response response;

  Exchange(Call call, Failures failures, Refusals refusals, AnswerShape shape) {
    this.call = call;
    this.failures = failures;
    this.refusals = refusals;
    this.shape = shape;
  }

  /** Sends the request and waits for the head of the answer. */
  Answer send() throws IOException {
    Response head = call.execute();
    response = head;
    if (!head.isSuccessful()) {
      throw new RefusedException(refusals.of(head));
    }
    return shape.read(head.body());
  }

  /** Closes the connection under a reader. */
  void cancel() {
    call.cancel();
  }

  /** Gives the connection back when the answer was read to its end, else closes it. */
  void close() {
    Response head = response;
    response = null;
    if (head != null) {
      head.close();
    }
  }

  ParleyException failure(IOException e) {
    return e instanceof RefusedException refused
        ? failures.of(refused.refusal())
        : failures.of(e, Sent.wasSent(call));
  }
}

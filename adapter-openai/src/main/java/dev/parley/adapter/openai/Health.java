// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.json.wire.Answer;
import dev.parley.json.wire.Exchange;
import dev.parley.port.Dependency.State;
import java.io.IOException;

/** What the latest calls tell of a provider. */
final class Health {
  private static final State UNUSED = State.up("not asked yet");
  private static final State UP = State.up("answers");

  private volatile State latest = UNUSED;

  State state() {
    return latest;
  }

  /** A call was answered. */
  void answered() {
    latest = UP;
  }

  /** A call failed, which is not the provider's fault each time; gives the failure back. */
  ParleyException failed(ParleyException failure) {
    boolean down =
        failure instanceof ProviderUnavailableException
            || failure instanceof ProviderTimeoutException;
    latest = down ? State.down(String.valueOf(failure.getMessage())) : UP;
    return failure;
  }

  /** The same exchange, whose end is remembered. */
  <T> Exchange<T> watching(Exchange<T> exchange) {
    return new Exchange<>() {
      @Override
      public Answer<T> send() throws IOException {
        Answer<T> answer = exchange.send();
        answered();
        return answer;
      }

      @Override
      public void cancel() {
        exchange.cancel();
      }

      @Override
      public void close() {
        exchange.close();
      }

      @Override
      public ParleyException failure(IOException e) {
        return failed(exchange.failure(e));
      }
    };
  }
}

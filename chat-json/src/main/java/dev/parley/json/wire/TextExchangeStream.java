// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.completion.TextCompletion;
import java.util.function.Supplier;

/** The answer of an exchange to a request for text completions. */
public final class TextExchangeStream extends ExchangeStream<TextCompletion> {
  /**
   * An answer that is asked for when it is first read.
   *
   * @param asking checks the request and makes the call, without sending it
   */
  public TextExchangeStream(Supplier<Exchange<TextCompletion>> asking) {
    super(asking);
  }
}

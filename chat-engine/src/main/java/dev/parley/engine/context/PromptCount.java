// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.chat.Message;
import dev.parley.domain.context.Fitted;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.context.TokenCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a prompt is by our count, where somebody had to count it: to fit it, or to tell of it.
 */
public final class PromptCount {
  private final Fitted fitted;
  private final PromptCounter counter;
  private volatile @Nullable TokenCount known;

  PromptCount(Fitted fitted, PromptCounter counter) {
    this.fitted = fitted;
    this.counter = counter;
    this.known = fitted.used();
  }

  /** The ledger; the prompt is counted at the latest now. */
  Ledger ledger() {
    Ledger ledger = fitted.ledger().get();
    known = new TokenCount(ledger.used(), ledger.exact(), ledger.counted());
    return ledger;
  }

  /** The count; null where nobody had to count. */
  @Nullable TokenCount known() {
    return known;
  }

  List<Message> messages() {
    return fitted.messages();
  }

  PromptCounter counter() {
    return counter;
  }
}

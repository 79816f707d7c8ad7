// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.usage.ChatEvent;

/**
 * Is told what happened, for metrics, traces and audit. It returns at once, since an answer waits
 * for it; it never throws, since no answer may fail for it; any thread may call it.
 */
public interface ChatObserver {
  /** Nobody wants to know. */
  ChatObserver NONE = event -> {};

  /** Takes note of an event. */
  void observe(ChatEvent event);
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.Capabilities;
import java.util.List;

/** A provider of chat models. */
public interface ChatModel {
  /**
   * Asks for an answer, the way the request says: in pieces when it is {@link
   * ChatRequest#streamed}, else whole, as a stream of one piece.
   *
   * <p>Returns at once: the provider is asked by the first {@link ChatStream#hasNext}, so that the
   * call can be closed from another thread at any time. Errors come from there too: {@link
   * dev.parley.domain.error.ProviderRejectedException}, {@link
   * dev.parley.domain.error.NotFoundException} (unknown model), {@link
   * dev.parley.domain.error.ProviderUnavailableException}, {@link
   * dev.parley.domain.error.ProviderTimeoutException}, {@link
   * dev.parley.domain.error.RateLimitedException}. Nothing is added to what the request says but
   * what the protocol needs to bring usage back.
   */
  ChatStream chat(ChatRequest request);

  /**
   * What the model can do. It may ask the provider the first time. Unknown models have {@link
   * Capabilities#UNKNOWN}.
   */
  Capabilities capabilities(ModelId model);

  /** The models that can be asked, in the provider's order; empty when it can't say. */
  List<ModelId> models();
}

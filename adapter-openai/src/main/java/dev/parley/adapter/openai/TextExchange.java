// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ParleyException;
import dev.parley.json.wire.Answer;
import dev.parley.json.wire.Exchange;
import dev.parley.json.wire.Refusal;
import dev.parley.json.wire.RefusedException;
import java.io.IOException;

/** A call for a text completion: most models and many servers have chats alone, and say so. */
final class TextExchange implements Exchange<TextCompletion> {
  private final Exchange<TextCompletion> exchange;
  private final String provider;
  private final ModelId model;

  TextExchange(Exchange<TextCompletion> exchange, String provider, ModelId model) {
    this.exchange = exchange;
    this.provider = provider;
    this.model = model;
  }

  @Override
  public Answer<TextCompletion> send() throws IOException {
    return exchange.send();
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
    if (e instanceof RefusedException refused && isForChatsAlone(refused.refusal())) {
      return InvalidRequestException.of(
          "unsupported_model",
          "model",
          "model "
              + model
              + " of provider "
              + provider
              + " has no text completions: use POST /v1/chat/completions");
    }
    return exchange.failure(e);
  }

  /** OpenAI names the path that is wrong for the model; a server without the path names nothing. */
  private static boolean isForChatsAlone(Refusal refusal) {
    return switch (refusal.status()) {
      case 400 -> refusal.says("v1/completions");
      case 404 -> refusal.says("v1/completions") || !refusal.says("model");
      case 405, 501 -> true;
      default -> false;
    };
  }
}

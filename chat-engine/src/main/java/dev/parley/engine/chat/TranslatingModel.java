// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.CallTranslation;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.TokenCount;
import dev.parley.port.ChatModel;
import dev.parley.port.ChatStream;
import dev.parley.port.Tokenizer;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A model that knows one form of calls, before clients that speak either: it is asked, and counts,
 * in its own form, and answers in the client's.
 */
final class TranslatingModel implements ChatModel, Tokenizer {
  private final ChatModel model;
  private final Tokenizer tokenizer;
  private final Function<ChatRequest, CallTranslation> translations;

  TranslatingModel(
      ChatModel model, Tokenizer tokenizer, Function<ChatRequest, CallTranslation> translations) {
    this.model = model;
    this.tokenizer = tokenizer;
    this.translations = translations;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // promised, and a long request costs much to compare
  public ChatStream chat(ChatRequest request) {
    CallTranslation translation = translations.apply(request);
    ChatStream answer = model.chat(translation.asked());
    return translation.asked() == request
        ? answer
        : new MappedStream(answer, translation::answered);
  }

  @Override
  public Capabilities capabilities(ModelId asked) {
    return model.capabilities(asked);
  }

  @Override
  public List<ModelId> models() {
    return model.models();
  }

  @Override
  public TokenCount count(ChatRequest prompt) {
    return tokenizer.count(translations.apply(prompt).asked());
  }

  /** A message alone tells nothing of the form of the next; either counts about the same. */
  @Override
  public TokenCount count(ModelId asked, Message message) {
    ChatRequest alone = ChatRequest.of(asked.value(), message);
    List<Message> turned = translations.apply(alone).asked().messages();
    return tokenizer.count(asked, turned.isEmpty() ? message : turned.getFirst());
  }

  @Override
  public OptionalInt atMost(ChatRequest prompt) {
    return tokenizer.atMost(translations.apply(prompt).asked());
  }
}

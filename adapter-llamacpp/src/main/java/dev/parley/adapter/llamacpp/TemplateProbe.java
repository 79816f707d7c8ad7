// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.UnsupportedFields;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Capabilities.SystemMessages;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderUnavailableException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds out what a model's chat template does, by letting it render small conversations. */
final class TemplateProbe {
  private static final int USUAL_SHARE = 8;
  private static final String FIRST = "parleyfirst";
  private static final String SECOND = "parleysecond";
  private static final String FILLER = "x";
  private static final Message USER = Message.user(FILLER);
  private static final Message ASSISTANT = Message.assistant(FILLER);

  private final LlamaApi api;
  private final ModelId model;

  /** Fields of OpenAI's that llama-server does not read, and tools that it refuses. */
  private static final Set<String> IGNORED =
      Set.of(
          "audio",
          "modalities",
          "prediction",
          "service_tier",
          "web_search_options",
          "store",
          "metadata",
          "verbosity",
          UnsupportedFields.CUSTOM_TOOLS);

  TemplateProbe(LlamaApi api, ModelId model) {
    this.api = api;
    this.model = model;
  }

  ModelFacts facts() {
    Capabilities capabilities =
        new Capabilities(api.window(), systemMessages())
            .withRoles(roles())
            .withCalls(Capabilities.Calls.TOOLS)
            .withUnsupported(IGNORED);
    OptionalInt share = share();
    return new ModelFacts(
        api.endpoint(), capabilities, share.orElse(USUAL_SHARE), share.isPresent());
  }

  private SystemMessages systemMessages() {
    Message second = Message.system(SECOND);
    if (shows(SECOND, Message.system(FIRST), USER, ASSISTANT, second, USER)) {
      return SystemMessages.MANY;
    }
    return shows(FIRST, Message.system(FIRST), USER)
        ? SystemMessages.ONE_FIRST
        : SystemMessages.NONE;
  }

  /**
   * A template that refuses two questions in a row, yet takes one, wants an answer between them.
   */
  private Capabilities.Roles roles() {
    return rendered(USER).isPresent() && rendered(USER, USER).isEmpty()
        ? Capabilities.Roles.ALTERNATING
        : Capabilities.Roles.ANY;
  }

  private boolean shows(String marker, Message... messages) {
    return rendered(messages).filter(prompt -> prompt.contains(marker)).isPresent();
  }

  /**
   * What a question and its answer cost above their texts, halved. Roles alternate in the probe,
   * since some templates insist on it.
   */
  private OptionalInt share() {
    Optional<String> one = rendered(USER, ASSISTANT, USER);
    Optional<String> two = rendered(USER, ASSISTANT, USER, ASSISTANT, USER);
    if (one.isEmpty() || two.isEmpty()) {
      return OptionalInt.empty();
    }
    int pair = api.promptTokens(two.get()) - api.promptTokens(one.get());
    int around = pair - 2 * api.textTokens(FILLER);
    return around <= 0 ? OptionalInt.empty() : OptionalInt.of((around + 1) / 2);
  }

  /** The conversation in the template; empty when it refuses to render it. */
  private Optional<String> rendered(Message... messages) {
    try {
      return Optional.of(api.render(ChatRequest.of(model.value(), messages)));
    } catch (ProviderRejectedException e) {
      return Optional.empty();
    } catch (ProviderUnavailableException e) {
      if (e.code().equals("provider_error")) {
        return Optional.empty(); // templates refuse with a 500, too
      }
      throw e;
    }
  }
}

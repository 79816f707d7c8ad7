// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.CallTranslation;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FunctionsAsTools;
import dev.parley.domain.chat.ToolsAsFunctions;
import dev.parley.domain.context.Capabilities;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Provider;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts a translation before models that know only one of the API's forms of calls. */
final class FormOfCalls {
  private final Supplier<String> ids;

  /**
   * Translations.
   *
   * @param ids makes the changing part of calls' ids
   */
  FormOfCalls(Supplier<String> ids) {
    this.ids = ids;
  }

  /** The candidate, as one that understands either form. */
  Candidate understanding(Candidate candidate) {
    Capabilities.Calls calls = candidate.provider().model().capabilities(candidate.model()).calls();
    return switch (calls) {
      case EITHER -> candidate;
      case TOOLS -> translating(candidate, FunctionsAsTools::new);
      case FUNCTIONS -> translating(candidate, request -> new ToolsAsFunctions(request, ids));
    };
  }

  private static Candidate translating(
      Candidate candidate, Function<ChatRequest, CallTranslation> translations) {
    Provider provider = candidate.provider();
    return candidate.with(
        provider.with(new TranslatingModel(provider.model(), provider.tokenizer(), translations)));
  }
}

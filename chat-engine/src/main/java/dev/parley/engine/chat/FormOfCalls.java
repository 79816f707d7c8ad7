// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.CallTranslation;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FunctionsAsTools;
import dev.parley.domain.chat.ToolsAsFunctions;
import dev.parley.engine.routing.Chosen;
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

  /** The model, as one that understands either form. */
  Chosen understanding(Chosen model) {
    return switch (model.capabilities().calls()) {
      case EITHER -> model;
      case TOOLS -> translating(model, FunctionsAsTools::new);
      case FUNCTIONS -> translating(model, request -> new ToolsAsFunctions(request, ids));
    };
  }

  private static Chosen translating(
      Chosen model, Function<ChatRequest, CallTranslation> translations) {
    Provider provider = model.candidate().provider();
    return model.with(
        provider.with(new TranslatingModel(provider.model(), provider.tokenizer(), translations)));
  }
}

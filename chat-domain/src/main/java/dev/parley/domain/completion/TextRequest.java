// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.completion;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;

/**
 * What a model is asked to go on with.
 *
 * @param prompt as it came: a text, an array of texts, the tokens of one, or an array of such
 * @param parameters every other field
 */
public record TextRequest(ModelId model, RawJson prompt, Parameters parameters) {
  /** A request that goes on with one text. */
  public static TextRequest of(String model, String prompt) {
    return new TextRequest(new ModelId(model), RawJson.of(prompt), Parameters.NONE);
  }

  /** Whether the answer is wanted in pieces. */
  public boolean streamed() {
    return parameters.get(Parameter.STREAM).orElse(false);
  }

  /** The answers that are wanted to each prompt. */
  public int choices() {
    return parameters.get(Parameter.N).orElse(1L).intValue();
  }

  public TextRequest withModel(ModelId next) {
    return new TextRequest(next, prompt, parameters);
  }

  public TextRequest withParameters(Parameters next) {
    return new TextRequest(model, prompt, next);
  }

  /** This request with one parameter set. */
  public <T> TextRequest with(Parameter<T> parameter, T value) {
    return withParameters(parameters.with(parameter, value));
  }

  /**
   * This request, and of a chat's defaults those that it leaves open and that mean the same here.
   */
  public TextRequest orElse(Parameters defaults) {
    return withParameters(parameters.orElse(TextParameters.of(defaults)));
  }

  /**
   * Checks the fields that Parley knows.
   *
   * @throws dev.parley.domain.error.InvalidRequestException for one that is not of its type or out
   *     of its bounds
   */
  public void validate() {
    TextParameters.validate(parameters);
  }
}

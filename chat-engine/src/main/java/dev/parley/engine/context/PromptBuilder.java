// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.context.Budget;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Fitted;
import dev.parley.domain.context.Material;
import dev.parley.domain.context.Terms;
import dev.parley.domain.context.Window;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Chosen;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Makes the prompt of a turn: asks what the model can do, how it counts and what experience says of
 * its counts, and leaves the rest to {@link Window}.
 */
public final class PromptBuilder {
  private final Calibrations calibrations;

  public PromptBuilder(Calibrations calibrations) {
    this.calibrations = calibrations;
  }

  /**
   * Makes a prompt for one model.
   *
   * @param request its messages are replaced, and what its route adds is set; everything else stays
   * @throws dev.parley.domain.error.InvalidRequestException {@code context_length_exceeded}, when
   *     what may not be left out is too long
   */
  public Prompt build(
      Chosen model, ChatRequest request, Material material, ContextOptions options) {
    Candidate candidate = model.candidate();
    Capabilities capabilities = model.capabilities();
    ChatRequest routed =
        request
            .withModel(candidate.model())
            .withParameters(request.parameters().orElse(candidate.parameters()));
    OptionalInt window = options.window(capabilities);
    Budget budget =
        window.isPresent()
            ? Budget.of(window.getAsInt(), longestAnswer(routed), options.answerReserve())
            : null;
    PromptCounter counter =
        new PromptCounter(
            candidate.provider().tokenizer(),
            routed,
            calibrations.correction(candidate.provider().name(), routed.model()));
    Fitted fitted =
        Window.fit(
            material, new Terms(routed.model(), capabilities, budget, options.window()), counter);
    return new Prompt(
        routed.withMessages(fitted.messages()),
        fitted.leftUpTo(),
        new PromptCount(fitted, counter));
  }

  private static OptionalLong longestAnswer(ChatRequest request) {
    return request
        .parameters()
        .get(Parameter.MAX_COMPLETION_TOKENS)
        .or(() -> request.parameters().get(Parameter.MAX_TOKENS))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}

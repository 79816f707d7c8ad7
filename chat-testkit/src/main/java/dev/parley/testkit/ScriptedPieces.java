// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a script's steps look like the pieces of a provider's answer. */
final class ScriptedPieces {
  private static final long CREATED = 1_763_683_200;

  private final CompletionHead head;
  private final int promptTokens;
  private final StringBuilder said = new StringBuilder();
  private boolean begun;
  private boolean calls;
  private boolean finished;
  private boolean billed;

  ScriptedPieces(ChatRequest request, int number) {
    head = CompletionHead.of("scripted-" + number, CREATED, request.model().value());
    promptTokens = Words.in(request);
  }

  ChatDelta of(ChoiceDelta choice) {
    said.append(choice.content() == null ? "" : choice.content());
    calls |= !choice.toolCalls().isEmpty();
    finished |= choice.finishReason() != null;
    Role role = begun ? choice.role() : Role.ASSISTANT;
    begun = true;
    ChoiceDelta spoken =
        new ChoiceDelta(
            choice.index(),
            role,
            choice.content(),
            choice.refusal(),
            choice.toolCalls(),
            choice.functionCall(),
            choice.finishReason(),
            choice.logprobs(),
            choice.message(),
            choice.extras());
    return new ChatDelta(head, List.of(spoken), null, Extras.NONE);
  }

  ChatDelta of(ChatDelta delta) {
    begun |= !delta.choices().isEmpty();
    finished |= delta.choices().stream().anyMatch(choice -> choice.finishReason() != null);
    billed |= delta.usage() != null;
    return delta;
  }

  /** What a script may leave out: the finish reason, then usage; null when both were sent. */
  @Nullable ChatDelta ending() {
    if (!finished) {
      return of(ChoiceDelta.finished(0, calls ? FinishReason.TOOL_CALLS : FinishReason.STOP));
    }
    if (!billed) {
      billed = true;
      Usage usage = Usage.of(promptTokens, Words.in(said.toString()));
      return new ChatDelta(head, List.of(), usage, Extras.NONE);
    }
    return null;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Owner;
import dev.parley.port.FunctionHandler;
import java.util.List;
import java.util.Set;

/**
 * A request that may answer calls that wait for a person.
 *
 * @param messages what is new; for a request without a conversation all there is
 * @param asked where the calls stand that may be decided: in a conversation what was said before,
 *     since a request can't approve what it asks for itself
 * @param results the ids of calls that have their result already
 * @param known the ids of calls that Parley made or kept; one that it does not know can't be
 *     approved
 * @param hidden the ids of results that its caller was never shown
 */
public record Answered(
    Owner owner,
    ChatRequest request,
    List<Message> messages,
    List<Message> asked,
    Set<String> results,
    Set<String> known,
    Set<String> hidden) {

  /** In a conversation: the calls stand in what was said before. */
  public static Answered in(
      Owner owner, ChatRequest request, List<Message> messages, List<Message> before) {
    return new Answered(
        owner,
        request,
        messages,
        before,
        ToolText.answered(before),
        ToolText.calls(before).keySet(),
        Set.of());
  }

  /** Without one: the calls stand in the request, and those that were kept are known. */
  public static Answered alone(Owner owner, ChatRequest request, KeptTurns.Restored restored) {
    return new Answered(
        owner,
        request,
        request.messages(),
        request.messages(),
        Set.of(),
        restored.known(),
        restored.answered());
  }

  boolean isKept(FunctionToolCall call) {
    return known.contains(call.id());
  }

  /** Whether the function is its owner's to use, and no tool of the request has its name. */
  boolean mayUse(FunctionHandler handler) {
    return handler.function().audience().includes(owner)
        && !Functions.toolNames(request).contains(WireNames.of(handler.function().name()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionDefinition;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.Capabilities.Calls;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormOfCallsTest {
  private static final FunctionDefinition WEATHER =
      new FunctionDefinition("weather", null, null, null, Extras.NONE);
  private static final FunctionCall CALL = new FunctionCall("weather", "{}", Extras.NONE);
  private static final FunctionMessage RESULT =
      new FunctionMessage(new TextContent("rain"), "weather", Extras.NONE);

  private final ScriptedChatModel model = new ScriptedChatModel();
  private final InMemoryConversationStore store = new InMemoryConversationStore();
  private final ChatEngine engine = ChatEngine.builder().model(model).conversations(store).build();

  @Test
  void aClientOfTheOlderFormIsAnsweredInItThoughTheModelKnowsOnlyTools() {
    knows(Calls.TOOLS);
    model.enqueue(
        Script.completion(
            calling(
                AssistantMessage.of(null, List.of(new FunctionToolCall("x", CALL, Extras.NONE))),
                FinishReason.TOOL_CALLS)));

    Choice choice = answer(older(null, Message.user("Weather?")));

    assertThat(choice.message().functionCall()).isEqualTo(CALL);
    assertThat(choice.finishReason()).isEqualTo(FinishReason.FUNCTION_CALL);
    assertThat(model.lastRequest().tools()).containsExactly(new FunctionTool(WEATHER, Extras.NONE));
  }

  @Test
  void aConversationKeepsWhatTheClientSentAndGot() {
    knows(Calls.TOOLS);
    ConversationId tea = new ConversationId("tea");
    model.enqueue(
        Script.completion(
            calling(
                AssistantMessage.of(null, List.of(new FunctionToolCall("x", CALL, Extras.NONE))),
                FinishReason.TOOL_CALLS)),
        Script.text("It rains."));

    Choice unused = answer(older(tea, Message.user("Weather?")));
    answer(older(tea, RESULT));

    assertThat(model.lastRequest().messages())
        .extracting(Message::role)
        .endsWith(Role.USER, Role.ASSISTANT, Role.TOOL);
    assertThat(kept(tea))
        .extracting(Message::role)
        .containsExactly(Role.USER, Role.ASSISTANT, Role.FUNCTION, Role.ASSISTANT);
    assertThat(((AssistantMessage) kept(tea).get(1)).functionCall()).isEqualTo(CALL);
  }

  @Test
  void aClientOfToolsIsAnsweredInThemThoughTheModelKnowsOnlyFunctions() {
    knows(Calls.FUNCTIONS);
    model.enqueue(
        Script.completion(
            calling(
                new AssistantMessage(null, null, null, List.of(), CALL, Extras.NONE),
                FinishReason.FUNCTION_CALL)));

    Choice choice = answer(newer());

    assertThat(choice.message().toolCalls())
        .singleElement()
        .satisfies(call -> assertThat(call.id()).startsWith("call_"))
        .extracting(call -> ((FunctionToolCall) call).function())
        .isEqualTo(CALL);
    assertThat(choice.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(model.lastRequest().functions()).containsExactly(WEATHER);
    assertThat(model.lastRequest().tools()).isEmpty();
  }

  @Test
  void aModelThatUnderstandsEitherIsAskedAsTheClientAsks() {
    answer(older(null, Message.user("Weather?")));

    assertThat(model.lastRequest().functions()).containsExactly(WEATHER);
    assertThat(model.lastRequest().tools()).isEmpty();
  }

  private void knows(Calls calls) {
    model.capabilities(
        new Capabilities(OptionalInt.of(8192), Capabilities.SystemMessages.MANY).withCalls(calls));
  }

  private Choice answer(ChatCall call) {
    try (ChatReply reply = engine.chat(call)) {
      return reply.completion().choices().getFirst();
    }
  }

  private List<Message> kept(ConversationId conversation) {
    return engine.conversations().oldest(Owner.LOCAL, conversation, Sequence.NONE, 10).stream()
        .map(Entry::message)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Completion calling(AssistantMessage message, FinishReason reason) {
    return new Completion(
        CompletionHead.of("chatcmpl-1", 1, "scripted"),
        List.of(new Choice(0, message, reason, null, Extras.NONE)),
        null,
        Extras.NONE);
  }

  private static ChatCall older(@Nullable ConversationId conversation, Message message) {
    return call(
        conversation,
        new ChatRequest(
            new ModelId("default"),
            List.of(message),
            List.of(),
            List.of(WEATHER),
            Parameters.NONE));
  }

  private static ChatCall newer() {
    return call(
        null,
        new ChatRequest(
            new ModelId("default"),
            List.of(Message.user("Weather?")),
            List.of(new FunctionTool(WEATHER, Extras.NONE)),
            List.of(),
            Parameters.NONE));
  }

  private static ChatCall call(@Nullable ConversationId conversation, ChatRequest request) {
    return new ChatCall(Owner.LOCAL, conversation, request, null, OptionalInt.empty());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static dev.parley.domain.chat.JsonArbitraries.extras;
import static dev.parley.domain.chat.JsonArbitraries.names;
import static dev.parley.domain.chat.JsonArbitraries.strings;

import dev.parley.domain.chat.AudioPart.InputAudio;
import dev.parley.domain.chat.CustomToolCall.CustomCall;
import dev.parley.domain.chat.FilePart.InputFile;
import dev.parley.domain.chat.ImagePart.ImageUrl;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Messages, their content and their calls. */
public final class MessageArbitraries {
  private static final double SELDOM = 0.7;

  private MessageArbitraries() {}

  /** Any message of any role. */
  public static Arbitrary<Message> messages() {
    Arbitrary<@Nullable String> name = strings().injectNull(SELDOM);
    return Arbitraries.<Message>oneOf(
            Combinators.combine(contents(), name, extras()).as(SystemMessage::new),
            Combinators.combine(contents(), name, extras()).as(DeveloperMessage::new),
            Combinators.combine(contents(), name, extras()).as(UserMessage::new),
            assistantMessages(),
            Combinators.combine(contents(), strings(), extras()).as(ToolMessage::new),
            Combinators.combine(contents().injectNull(SELDOM), strings(), extras())
                .as(FunctionMessage::new))
        .withoutEdgeCases();
  }

  /** Any message of a model. */
  public static Arbitrary<AssistantMessage> assistantMessages() {
    return assistantMessages(contents());
  }

  static Arbitrary<AssistantMessage> assistantMessages(Arbitrary<? extends Content> contents) {
    return Combinators.combine(
            contents.injectNull(0.3),
            strings().injectNull(SELDOM),
            strings().injectNull(SELDOM),
            toolCalls().list().ofMaxSize(3),
            functionCalls().injectNull(SELDOM),
            extras())
        .as(AssistantMessage::new)
        .withoutEdgeCases();
  }

  /** Plain text, or parts. */
  public static Arbitrary<Content> contents() {
    return Arbitraries.<Content>oneOf(
        texts(), contentParts().list().ofMaxSize(3).map(PartsContent::new));
  }

  static Arbitrary<TextContent> texts() {
    return strings().map(TextContent::new);
  }

  /** Any content part, those of unknown types included. */
  public static Arbitrary<ContentPart> contentParts() {
    Arbitrary<@Nullable String> maybe = strings().injectNull(0.5);
    return Arbitraries.<ContentPart>oneOf(
            Combinators.combine(strings(), extras()).as(TextPart::new),
            Combinators.combine(strings(), extras()).as(RefusalPart::new),
            Combinators.combine(
                    Combinators.combine(strings(), maybe, extras()).as(ImageUrl::new), extras())
                .as(ImagePart::new),
            Combinators.combine(
                    Combinators.combine(strings(), strings(), extras()).as(InputAudio::new),
                    extras())
                .as(AudioPart::new),
            Combinators.combine(
                    Combinators.combine(maybe, maybe, maybe, extras()).as(InputFile::new), extras())
                .as(FilePart::new),
            otherObjects().map(OtherPart::new))
        .withoutEdgeCases();
  }

  /** Any tool call, those of unknown types included. */
  public static Arbitrary<ToolCall> toolCalls() {
    return Arbitraries.<ToolCall>oneOf(
            Combinators.combine(strings(), functionCalls(), extras()).as(FunctionToolCall::new),
            Combinators.combine(
                    strings(),
                    Combinators.combine(strings(), strings(), extras()).as(CustomCall::new),
                    extras())
                .as(CustomToolCall::new),
            Combinators.combine(strings(), otherTypes(), extras()).as(OtherToolCall::new))
        .withoutEdgeCases();
  }

  /** The same message, with ids that tell its calls apart, each of something. */
  static AssistantMessage withOwnIds(AssistantMessage message) {
    List<ToolCall> calls = new ArrayList<>();
    for (ToolCall call : message.toolCalls()) {
      String id = "call_" + calls.size() + call.id();
      calls.add(
          switch (call) {
            case FunctionToolCall c -> new FunctionToolCall(id, named(c.function()), c.extras());
            case CustomToolCall c -> new CustomToolCall(id, named(c.custom()), c.extras());
            case OtherToolCall c -> new OtherToolCall(id, c.type(), c.extras());
          });
    }
    return new AssistantMessage(
        message.content(),
        message.refusal(),
        message.name(),
        calls,
        message.functionCall(),
        message.extras());
  }

  private static FunctionCall named(FunctionCall call) {
    return new FunctionCall(named(call.name()), call.arguments(), call.extras());
  }

  private static CustomCall named(CustomCall call) {
    return new CustomCall(named(call.name()), call.input(), call.extras());
  }

  private static String named(String name) {
    return name.isEmpty() ? "f" : name;
  }

  public static Arbitrary<FunctionCall> functionCalls() {
    return Combinators.combine(strings(), strings(), extras()).as(FunctionCall::new);
  }

  /** Any tool, those of unknown types included. */
  public static Arbitrary<ToolDefinition> tools() {
    return Arbitraries.<ToolDefinition>oneOf(
            Combinators.combine(functions(), extras()).as(FunctionTool::new),
            otherObjects().map(OtherTool::new))
        .withoutEdgeCases();
  }

  public static Arbitrary<FunctionDefinition> functions() {
    return Combinators.combine(
            strings(),
            strings().injectNull(0.5),
            JsonArbitraries.objects().injectNull(0.5),
            Arbitraries.of(true, false).injectNull(0.5),
            extras())
        .as(FunctionDefinition::new)
        .withoutEdgeCases();
  }

  /** Types that the API does not have. */
  static Arbitrary<String> otherTypes() {
    return names().filter(name -> !name.isEmpty());
  }

  /** Objects with a type that the API does not have, anywhere among their fields. */
  private static Arbitrary<RawJson> otherObjects() {
    return Combinators.combine(otherTypes(), names(), JsonArbitraries.json(), Arbitraries.of(0, 1))
        .as(
            (type, name, value, place) -> {
              String typed = "\"type\": " + RawJson.of(type);
              String other = RawJson.of(name) + ":" + value;
              List<String> fields = place == 0 ? List.of(typed, other) : List.of(other, typed);
              return new RawJson("{" + String.join(" , ", fields) + "}");
            });
  }
}

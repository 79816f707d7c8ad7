// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatArbitraries;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class CacheLawsTest {
  @Property
  void piecesPutTogetherAreTheAnswer(@ForAll("answers") Completion answer) {
    assertThat(assembled(Replay.pieces(answer))).isEqualTo(assembled(Replay.whole(answer)));
  }

  /** Long enough to be cut, wherever its characters lie. */
  @Property
  void everyPieceIsWholeCharacters(
      @ForAll @IntRange(max = 30) int plain, @ForAll @IntRange(min = 13, max = 40) int emoji) {
    List<ChatDelta> pieces = Replay.pieces(said("x".repeat(plain) + "😀".repeat(emoji)));
    assertThat(pieces)
        .hasSizeGreaterThan(3)
        .extracting(ChatDelta::text)
        .noneMatch(text -> !text.isEmpty() && Character.isLowSurrogate(text.charAt(0)))
        .noneMatch(
            text -> !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1)));
  }

  private static Completion said(String text) {
    AssistantMessage message = AssistantMessage.of(new TextContent(text), List.of());
    return new Completion(
        CompletionHead.of("id", 1, "model"),
        List.of(new Choice(0, message, FinishReason.STOP, null, Extras.NONE)),
        null,
        Extras.NONE);
  }

  @Property
  void requestsThatDifferHaveDifferentPrints(
      @ForAll("requests") ChatRequest one, @ForAll("requests") ChatRequest other) {
    for (ChatRequest next :
        List.of(
            one.withParameters(other.parameters()),
            one.withMessages(other.messages()),
            one.withTools(other.tools()))) {
      assertThat(print(one).equals(print(next))).isEqualTo(meaning(one).equals(meaning(next)));
    }
  }

  @Property
  void orderOfFieldsMeansNothing(@ForAll("requests") ChatRequest request) {
    Map<String, RawJson> reversed = new LinkedHashMap<>();
    List.copyOf(request.parameters().fields().entrySet())
        .reversed()
        .forEach(entry -> reversed.put(entry.getKey(), entry.getValue()));
    assertThat(print(request.withParameters(new Parameters(reversed)))).isEqualTo(print(request));
  }

  @Property
  void providersAndModelsAreApart(@ForAll("requests") ChatRequest request) {
    String print = print(request);
    assertThat(PromptPrint.of("q", request)).isNotEqualTo(print);
    ChatRequest renamed = request.withModel(new ModelId(request.model().value() + "x"));
    assertThat(print(renamed)).isNotEqualTo(print);
  }

  private static String print(ChatRequest request) {
    return PromptPrint.of("p", request);
  }

  /** A request without what changes no answer. */
  private static ChatRequest meaning(ChatRequest request) {
    Map<String, RawJson> fields = new LinkedHashMap<>(request.parameters().fields());
    fields.remove("stream");
    fields.remove("stream_options");
    fields.remove("user");
    fields.remove("metadata");
    fields.values().removeIf(RawJson::isNull);
    return request.withParameters(new Parameters(fields));
  }

  private static Completion assembled(List<ChatDelta> pieces) {
    CompletionAssembler assembler = new CompletionAssembler();
    pieces.forEach(assembler::add);
    return assembler.completion();
  }

  @Provide
  Arbitrary<Completion> answers() {
    return ChatArbitraries.completions();
  }

  @Provide
  Arbitrary<ChatRequest> requests() {
    return ChatArbitraries.requests();
  }
}

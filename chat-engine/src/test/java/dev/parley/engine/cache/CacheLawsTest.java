// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatArbitraries;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class CacheLawsTest {
  @Property
  void piecesPutTogetherAreTheAnswer(@ForAll("answers") Completion answer) {
    assertThat(assembled(Replay.pieces(answer))).isEqualTo(assembled(Replay.whole(answer)));
  }

  @Property
  void everyPieceIsWholeCharacters(@ForAll("answers") Completion answer) {
    for (ChatDelta piece : Replay.pieces(answer)) {
      String text = piece.text();
      boolean half = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
      boolean came = answer.choices().stream().anyMatch(c -> c.message().text().endsWith(text));
      assertThat(half && !came).isFalse();
    }
  }

  @Property
  void requestsThatDifferHaveDifferentPrints(
      @ForAll("requests") ChatRequest one, @ForAll("requests") ChatRequest other) {
    assertThat(print(one).equals(print(other))).isEqualTo(meaning(one).equals(meaning(other)));
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
  void ownersProvidersAndModelsAreApart(@ForAll("requests") ChatRequest request) {
    String print = print(request);
    assertThat(PromptPrint.of(new Owner("other"), "p", request)).isNotEqualTo(print);
    assertThat(PromptPrint.of(Owner.LOCAL, "q", request)).isNotEqualTo(print);
    ChatRequest renamed = request.withModel(new ModelId(request.model().value() + "x"));
    assertThat(print(renamed)).isNotEqualTo(print);
  }

  private static String print(ChatRequest request) {
    return PromptPrint.of(Owner.LOCAL, "p", request);
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

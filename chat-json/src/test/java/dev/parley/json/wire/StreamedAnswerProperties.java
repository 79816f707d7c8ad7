// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.CanonicalCompletion;
import dev.parley.domain.chat.CanonicalForm;
import dev.parley.domain.chat.ChatArbitraries;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.StreamedPieces;
import dev.parley.json.ChatJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a provider streams, and what is sent on of it, both say what the provider said. */
class StreamedAnswerProperties {
  @Provide
  Arbitrary<Completion> completions() {
    return ChatArbitraries.streamedCompletions()
        .filter(answer -> !answer.choices().isEmpty() && answer.extras().get("error").isEmpty());
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().between(1, 99).list().ofMinSize(1).ofMaxSize(20);
  }

  @Property
  void anAnswerCutIntoAnyPiecesAtAnyByteIsRelayedWhole(
      @ForAll("completions") Completion answer,
      @ForAll("cuts") List<Integer> cuts,
      @ForAll Random random)
      throws IOException {
    List<ChatDelta> relayed = read(StreamedPieces.of(answer, random), cuts);
    List<ChatDelta> received = read(relayed, cuts);

    CanonicalForm.check(relayed);
    CompletionAssembler sum = new CompletionAssembler();
    received.forEach(sum::add);
    assertThat(sum.completion()).isEqualTo(CanonicalCompletion.of(answer, () -> "made"));
  }

  private static List<ChatDelta> read(List<ChatDelta> pieces, List<Integer> cuts)
      throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (ChatDelta piece : pieces) {
      String json = new String(ChatJson.writeDelta(piece), StandardCharsets.UTF_8);
      String event = "data: " + json.replace("\n", "\ndata: ") + "\n\n";
      wire.writeBytes(event.getBytes(StandardCharsets.UTF_8));
    }
    wire.writeBytes("data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII));
    Answer<ChatDelta> answer =
        new StreamedAnswer<>(ChatForm.ONLY, new CutStream(wire.toByteArray(), cuts), 1);
    List<ChatDelta> all = new ArrayList<>();
    for (ChatDelta piece = answer.read(); piece != null; piece = answer.read()) {
      all.add(piece);
    }
    return all;
  }
}

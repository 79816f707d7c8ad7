// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatArbitraries;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.JsonArbitraries;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.MessageArbitraries;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.StreamedPieces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written reads back equal. */
class RoundTripTest {
  private static final int TRIES = 1000;

  @Provide
  Arbitrary<ChatRequest> requests() {
    return ChatArbitraries.requests();
  }

  @Provide
  Arbitrary<Completion> completions() {
    return ChatArbitraries.completions();
  }

  @Provide
  Arbitrary<Completion> streamedCompletions() {
    return ChatArbitraries.streamedCompletions();
  }

  @Provide
  Arbitrary<ChatDelta> deltas() {
    return ChatArbitraries.deltas();
  }

  @Provide
  Arbitrary<Message> messages() {
    return MessageArbitraries.messages();
  }

  @Provide
  Arbitrary<RawJson> values() {
    return JsonArbitraries.json();
  }

  @Provide
  Arbitrary<String> strings() {
    return JsonArbitraries.strings();
  }

  @Property(tries = TRIES)
  void aRequest(@ForAll("requests") ChatRequest request) {
    assertThat(ChatJson.readRequest(ChatJson.writeRequest(request))).isEqualTo(request);
  }

  @Property(tries = TRIES)
  void aCompletion(@ForAll("completions") Completion completion) {
    assertThat(ChatJson.readCompletion(ChatJson.writeCompletion(completion))).isEqualTo(completion);
  }

  @Property(tries = TRIES)
  void aStreamedPiece(@ForAll("deltas") ChatDelta delta) {
    byte[] json = ChatJson.writeDelta(delta);
    assertThat(ChatJson.readDelta(json, 0, json.length)).isEqualTo(delta);
    assertThat(ChatJson.readDelta(new String(json, StandardCharsets.UTF_8))).isEqualTo(delta);
  }

  @Property(tries = TRIES)
  void aMessage(@ForAll("messages") Message message) {
    assertThat(ChatJson.readMessage(ChatJson.writeMessage(message))).isEqualTo(message);
  }

  @Property(tries = 100)
  void aListOfMessages(@ForAll("messages") Message first, @ForAll("messages") Message second) {
    List<Message> messages = List.of(first, second);
    assertThat(ChatJson.readMessages(ChatJson.writeMessages(messages))).isEqualTo(messages);
  }

  @Property(tries = 200)
  void aStreamReadAndAssembledGivesAMessageThatCanBeKept(
      @ForAll("streamedCompletions") Completion completion, @ForAll Random random) {
    CompletionAssembler assembler = new CompletionAssembler();
    for (ChatDelta piece : StreamedPieces.of(completion, random)) {
      assembler.add(ChatJson.readDelta(Json.text(out -> DeltaCodec.write(out, piece))));
    }
    assertThat(assembler.completion()).isEqualTo(completion);
    assembler
        .completion()
        .choices()
        .forEach(
            choice ->
                assertThat(ChatJson.readMessage(ChatJson.writeMessage(choice.message())))
                    .isEqualTo(choice.message()));
  }

  @Property
  void aValueKeepsItsTextWhateverItsLayout(@ForAll("values") RawJson value) {
    byte[] json = (" \n" + value.text() + "\t ").getBytes(StandardCharsets.UTF_8);
    assertThat(Json.parse(json)).isEqualTo(value);
    assertThat(Json.raw(out -> out.value(value))).isEqualTo(value);
  }

  @Property
  void aStringInAnyPlace(@ForAll("strings") String text) {
    RawJson json = Json.raw(out -> out.beginArray().value(text).endArray());
    assertThat(Json.elements(json).getFirst().asString()).isEqualTo(text);
  }

  @Property
  void aStringIsReadAsItsQuotingSays(@ForAll("strings") String text) {
    JsonObject object = JsonObject.parse("{\"a\":" + RawJson.of(text) + "}");
    assertThat(object.string("a")).contains(text);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.OtherPart;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.context.Capabilities.Roles;
import dev.parley.domain.context.Capabilities.SystemMessages;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Chat templates that are not like the small model's. */
final class TemplatesTest {
  private static final ModelId ID = new ModelId(Chats.MODEL);
  private static final Message PICTURE =
      new UserMessage(
          new PartsContent(
              List.of(
                  new TextPart("What is this?", Extras.NONE),
                  new OtherPart(
                      new RawJson(
                          "{\"type\":\"input_image\",\"data\":\"" + "A".repeat(9000) + "\"}")))),
          null,
          Extras.NONE);

  private final WireServer server = LlamaWire.server(request -> Wire.silence());
  private final LlamaCppChatModel model =
      LlamaCppChatModel.connect(RemoteLlamaCppSettings.of(server.url(), Chats.MODEL));

  @AfterEach
  void close() {
    model.close();
    server.close();
  }

  @Test
  void aTemplateThatRefusesASecondSystemMessageTakesOneFirst() {
    LlamaWire.render(
        server,
        request ->
            request.body().contains("parleysecond")
                ? Wire.body(500, "server-error.json")
                : LlamaWire.json("{\"prompt\":\"<s>parleyfirst x\"}"));
    assertThat(model.capabilities(ID).systemMessages()).isEqualTo(SystemMessages.ONE_FIRST);
    assertThat(model.capabilities(ID).window()).hasValue(4096);
  }

  @Test
  void aTemplateThatDropsASecondSystemMessageTakesOneFirst() {
    LlamaWire.render(server, request -> LlamaWire.json("{\"prompt\":\"<s>parleyfirst x\"}"));
    assertThat(model.capabilities(ID).systemMessages()).isEqualTo(SystemMessages.ONE_FIRST);
  }

  @Test
  void aTemplateThatShowsNoSystemMessageTakesNone() {
    LlamaWire.render(server, request -> LlamaWire.json("{\"prompt\":\"<s>x\"}"));
    assertThat(model.capabilities(ID).systemMessages()).isEqualTo(SystemMessages.NONE);
  }

  @Test
  void aTemplateThatRefusesTwoQuestionsInARowWantsTurns() {
    LlamaWire.render(
        server,
        request ->
            request.body().split("\"user\"", -1).length == 3
                    && !request.body().contains("\"assistant\"")
                ? Wire.body(500, "server-error.json")
                : LlamaWire.json("{\"prompt\":\"<s>x\"}"));
    assertThat(model.capabilities(ID).roles()).isEqualTo(Roles.ALTERNATING);
  }

  @Test
  void aTemplateThatTakesAnyOrderMayBeGivenAnyOrder() {
    LlamaWire.render(server, request -> LlamaWire.json("{\"prompt\":\"<s>x\"}"));
    assertThat(model.capabilities(ID).roles()).isEqualTo(Roles.ANY);
  }

  @Test
  void aTemplateThatRefusesEverythingLeavesAnEstimateOfAMessagesShare() {
    LlamaWire.render(server, request -> Wire.body(400, "rejected.json"));
    assertThat(model.capabilities(ID).systemMessages()).isEqualTo(SystemMessages.NONE);
    TokenCount count = model.count(ID, Message.user("Hello"));
    assertThat(count.exact()).isFalse();
    assertThat(count.tokens()).isGreaterThan(8);
  }

  @Test
  void factsAreFoundOutOnce() {
    model.capabilities(ID);
    int before = server.requests().size();
    model.capabilities(ID);
    model.capabilities(ID);
    assertThat(server.requests()).hasSize(before);
  }

  @Test
  void aTextIsCountedOnce() {
    model.count(ID, Message.user("Hello"));
    int before = server.requests().size();
    model.count(ID, Message.user("Hello"));
    model.count(ID, Message.assistant("Hello"));
    assertThat(server.requests()).hasSize(before);
  }

  @Test
  void aPictureIsEstimatedAndItsBytesAreNotCountedAsText() {
    TokenCount count = model.count(ID, PICTURE);
    assertThat(count.exact()).isFalse();
    assertThat(count.tokens()).isBetween(2881, 3000);
    ChatRequest prompt = ChatRequest.of(Chats.MODEL, PICTURE);
    assertThat(model.count(prompt).exact()).isFalse();
  }

  @Test
  void callsCountAndTheCountIsAnEstimate() {
    FunctionCall call = new FunctionCall("lookup", "{\"order_id\":\"4711\"}", Extras.NONE);
    Message calling =
        AssistantMessage.of(null, List.of(new FunctionToolCall("c1", call, Extras.NONE)));
    TokenCount count = model.count(ID, calling);
    assertThat(count.exact()).isFalse();
    assertThat(count.tokens()).isGreaterThan(model.count(ID, Message.assistant("")).tokens() + 10);
  }

  @Test
  void anAnswerThatIsNoPromptIsTheProvidersFault() {
    LlamaWire.render(server, request -> LlamaWire.json("{\"text\":\"?\"}"));
    assertThatThrownBy(() -> model.count(Chats.PLAIN))
        .isInstanceOf(ProviderUnavailableException.class)
        .hasMessageContaining("JSON that can't be understood at prompt");
  }
}

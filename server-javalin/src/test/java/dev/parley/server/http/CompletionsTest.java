// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.completion.TextChoice;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Script;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /v1/completions}. Single quotes stand for double ones. */
final class CompletionsTest {
  private static final String PATH = "/v1/completions";
  private static final String SKY = "{'model':'scripted','prompt':'The sky is'}";
  private static final String STREAM = SKY.replaceFirst("}$", ",'stream':true}");
  private static final String WITH_USAGE =
      STREAM.replaceFirst("}$", ",'stream_options':{'include_usage':true}}");
  private final Edge edge = Edge.start();
  private final Gate gate = new Gate();

  @AfterEach
  void stop() {
    gate.open();
    edge.close();
  }

  @Test
  void answerIsThatOfOpenAi() throws Exception {
    TextChoice choice =
        new TextChoice(
            0, " blue", new RawJson("{\"tokens\":[\" blue\"]}"), FinishReason.STOP, Extras.NONE);
    edge.texts.change(
        piece ->
            new TextCompletion(
                CompletionHead.of("cmpl-7", 5, "m-1"),
                List.of(choice),
                Usage.of(3, 1),
                Extras.of("x_mood", RawJson.of("calm"))));
    HttpResponse<String> response = complete(SKY);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(response.body().replace('"', '\''))
        .isEqualTo(
            "{'id':'cmpl-7','object':'text_completion','created':5,'model':'m-1','choices':["
                + "{'text':' blue','index':0,'logprobs':{'tokens':[' blue']},"
                + "'finish_reason':'stop'}],'usage':{'prompt_tokens':3,'completion_tokens':1,"
                + "'total_tokens':4},'x_mood':'calm'}");
  }

  @Test
  void allFieldsReachTheModel() throws Exception {
    assertThat(
            complete(
                    "{'model':'model/scripted','prompt':[[1,2],[3]],'n':2,'echo':true,"
                        + "'logprobs':2,'suffix':'!','x_wish':[1.50]}")
                .statusCode())
        .isEqualTo(200);
    assertThat(edge.texts.lastRequest().prompt()).isEqualTo(new RawJson("[[1,2],[3]]"));
    assertThat(edge.texts.lastRequest().parameters().fields())
        .containsOnlyKeys("n", "echo", "logprobs", "suffix", "x_wish")
        .containsEntry("x_wish", new RawJson("[1.50]"));
  }

  @Test
  void answerWithoutANameGetsOne() throws Exception {
    edge.texts.change(piece -> piece.withHead(CompletionHead.of("", 0, "")));
    JsonObject answer = Said.json(complete(SKY));
    assertThat(answer.requiredString("id")).startsWith("cmpl-");
    assertThat(answer.requiredString("model")).isEqualTo("scripted");
    assertThat(answer.integer("created")).isPresent().isNotEqualTo(0);
  }

  @Test
  void streamComesPieceByPieceAndEndsWithDone() throws Exception {
    edge.texts.words().enqueue(Script.text(" bl", "ue"));
    HttpResponse<String> response = complete(STREAM);
    assertThat(response.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/event-stream");
    List<String> events = Said.events(response.body());
    assertThat(events).hasSize(4).last().isEqualTo("[DONE]");
    assertThat(events.subList(0, 3))
        .allSatisfy(
            event -> {
              JsonObject piece = JsonObject.parse(event);
              assertThat(piece.requiredString("object")).isEqualTo("text_completion");
              assertThat(piece.has("usage")).isFalse();
              assertThat(piece.objects("choices")).hasSize(1);
            });
    assertThat(texts(events)).containsExactly(" bl", "ue", "");
  }

  @Test
  void usageOfAStreamIsItsLastPieceWhereverTheProviderTellsIt() throws Exception {
    edge.texts.words().enqueue(Script.text(" blue"));
    edge.texts.change(piece -> piece.withUsage(Usage.of(3, 1)));
    List<String> events = Said.events(complete(WITH_USAGE).body());
    JsonObject last = JsonObject.parse(events.get(events.size() - 2));
    assertThat(last.array("choices")).isEmpty();
    assertThat(last.object("usage").orElseThrow().integer("total_tokens")).hasValue(4);
    assertThat(events.subList(0, events.size() - 2))
        .allSatisfy(event -> assertThat(JsonObject.parse(event).has("usage")).isFalse());
  }

  @Test
  void errorBeforeTheFirstPieceHasItsStatusThoughAStreamWasAskedFor() throws Exception {
    edge.texts.words().enqueue(Script.failing(new ProviderTimeoutException("it is silent")));
    assertThat(complete(STREAM).statusCode()).isEqualTo(504);
  }

  @Test
  void errorInAStreamIsAnEventAndTheLastOne() throws Exception {
    edge.texts
        .words()
        .enqueue(
            Script.text(" bl")
                .thenFail(new ProviderUnavailableException("provider_error", "it broke")));
    List<String> events = Said.events(complete(STREAM).body());
    assertThat(events).hasSize(2);
    assertThat(Said.error(events.getLast()).requiredString("code")).isEqualTo("provider_error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'model':'scripted','prompt':['a',7]} | 400 | prompt[1] | invalid_value",
        "{'model':'scripted'} | 400 | prompt | missing_required_parameter",
        "{'model':'scripted','prompt':'x','n':0} | 400 | n | invalid_value",
        "{'model':'scripted','prompt':'x','stream_options':{'include_usage':1},'stream':true} |"
            + " 400 | stream_options.include_usage | invalid_value",
        "{'model':'mute','prompt':'x'} | 400 | model | unsupported_model",
        "{'model':'nobody','prompt':'x'} | 404 | `` | model_not_found",
        "{'model' | 400 | `` | invalid_json",
      })
  void wrongRequestIsRefused(String json, int status, String param, String code) throws Exception {
    HttpResponse<String> response = complete(json);
    assertThat(response.statusCode()).isEqualTo(status);
    JsonObject error = Said.error(response);
    assertThat(error.string("param").orElse("")).isEqualTo(param);
    assertThat(error.requiredString("code")).isEqualTo(code);
  }

  @Test
  void modelForChatsAloneIsNamedAndToldWhatToUse() throws Exception {
    assertThat(Said.error(complete(SKY.replace("scripted", "mute"))).requiredString("message"))
        .contains("mute")
        .contains("POST /v1/chat/completions");
  }

  @Test
  void providersRefusalIsTold() throws Exception {
    edge.texts
        .words()
        .enqueue(Script.failing(new ProviderRejectedException(400, "wrong", "no", "suffix")));
    HttpResponse<String> response = complete(SKY);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Said.error(response).requiredString("param")).isEqualTo("suffix");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void leavingStopsTheModel(boolean stream) throws Exception {
    edge.texts.words().enqueue(Script.waiting(gate));
    try (Wire wire = edge.wire()) {
      wire.post(PATH, json(stream ? STREAM : SKY));
      gate.awaitReached();
    }
    Await.until("the model is stopped", () -> edge.texts.words().open() == 0);
  }

  @Test
  void answerThatTakesTooLongForAStopIsA503() throws Exception {
    try (Edge hasty = Edge.hasty()) {
      hasty.texts.words().enqueue(Script.waiting(gate));
      var answer = hasty.posting(PATH, json(SKY));
      gate.awaitReached();
      hasty.server.close();
      assertThat(answer.get().statusCode()).isEqualTo(503);
      assertThat(hasty.texts.words().open()).isZero();
    }
  }

  private static List<String> texts(List<String> events) {
    return events.stream()
        .filter(event -> !event.equals("[DONE]"))
        .map(JsonObject::parse)
        .map(piece -> piece.objects("choices").getFirst().requiredString("text"))
        .toList();
  }

  private HttpResponse<String> complete(String request) throws Exception {
    return edge.post(PATH, json(request));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}

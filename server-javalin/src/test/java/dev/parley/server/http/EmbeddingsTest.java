// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingInput;
import dev.parley.domain.embedding.EmbeddingUsage;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.json.EmbeddingJson;
import dev.parley.json.JsonObject;
import dev.parley.testkit.Await;
import dev.parley.testkit.Gate;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /v1/embeddings}. Single quotes stand for double ones. */
final class EmbeddingsTest {
  private static final String PATH = "/v1/embeddings";
  private static final String TEA = "{'model':'scripted-embedding','input':'Green tea'}";
  private final Edge edge = Edge.start();
  private final Gate gate = new Gate();

  @AfterEach
  void stop() {
    gate.open();
    edge.close();
  }

  @Test
  void answerIsThatOfOpenAi() throws Exception {
    edge.embeddings.change(
        answer ->
            EmbeddingAnswer.of("m-1", List.of(new Embedding(0.6f, -0.8f)), EmbeddingUsage.of(2)));
    var response = embed(TEA);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(response.body().replace('"', '\''))
        .isEqualTo(
            "{'object':'list','data':[{'object':'embedding','index':0,'embedding':[0.6,-0.8]}],"
                + "'model':'m-1','usage':{'prompt_tokens':2,'total_tokens':2}}");
  }

  @ParameterizedTest
  @CsvSource({"float", "base64"})
  void vectorsAreWrittenAsAskedAndInTheOrderOfTheInput(String format) throws Exception {
    var response =
        embed(
            "{'model':'scripted-embedding','input':['Black tea','A car','Green tea'],"
                + "'dimensions':16,'encoding_format':'"
                + format
                + "'}");
    RawJson vector = Said.json(response).objects("data").getLast().get("embedding").orElseThrow();
    assertThat(vector.isString()).isEqualTo(format.equals("base64"));
    EmbeddingAnswer answer = read(response);
    assertThat(answer.embeddings())
        .isEqualTo(edge.embeddings.embed(edge.embeddings.lastRequest()).embeddings());
    assertThat(answer.items()).hasSize(3);
    assertThat(answer.embeddings().getLast().dimensions()).isEqualTo(16);
    assertThat(answer.usage()).isEqualTo(EmbeddingUsage.of(6));
  }

  @Test
  void tokensAreEmbeddedToo() throws Exception {
    assertThat(read(embed("{'model':'scripted-embedding','input':[1,2,3]}")).items()).hasSize(1);
    assertThat(read(embed("{'model':'scripted-embedding','input':[[1,2],[3]]}")).items())
        .hasSize(2);
    assertThat(edge.embeddings.lastRequest().input())
        .isEqualTo(new EmbeddingInput.Tokens(List.of(List.of(1, 2), List.of(3))));
  }

  @Test
  void unknownFieldsPassBothWays() throws Exception {
    edge.embeddings.change(
        answer ->
            new EmbeddingAnswer("", answer.items(), null, Extras.of("x_mood", RawJson.of("calm"))));
    // OpenAI itself takes no field that it does not know; other providers do.
    String request = json(TEA.replaceFirst("}$", ",'user':'u1','x_wish':[1.50]}"));
    JsonObject answer = Said.json(edge.posting(PATH, request).get());
    assertThat(edge.embeddings.lastRequest().extras())
        .isEqualTo(Extras.of("user", RawJson.of("u1")).with("x_wish", new RawJson("[1.50]")));
    assertThat(answer.requiredString("x_mood")).isEqualTo("calm");
    assertThat(answer.requiredString("model")).isEqualTo("scripted-embedding");
    assertThat(answer.object("usage").orElseThrow().integer("total_tokens")).hasValue(0);
  }

  @Test
  void modelIsFoundByItsProvidersNameToo() throws Exception {
    assertThat(embed("{'model':'model/scripted-embedding','input':'x'}").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'model':'scripted-embedding','input':['a','b','c',7]} | 400 | input[3] | invalid_value",
        "{'model':'scripted-embedding','input':''} | 400 | input | invalid_value",
        "{'model':'scripted-embedding'} | 400 | input | missing_required_parameter",
        "{'model':'scripted-embedding','input':'x','dimensions':0} | 400 | dimensions |"
            + " invalid_value",
        "{'model':'scripted-embedding','input':'x','encoding_format':'hex'} | 400 |"
            + " encoding_format | invalid_value",
        "{'model':'nobody','input':'x'} | 404 | `` | model_not_found",
        "{'model' | 400 | `` | invalid_json",
      })
  void wrongRequestIsRefused(String json, int status, String param, String code) throws Exception {
    var response = embed(json);
    assertThat(response.statusCode()).isEqualTo(status);
    JsonObject error = Said.error(response);
    assertThat(error.string("param").orElse("")).isEqualTo(param);
    assertThat(error.requiredString("code")).isEqualTo(code);
  }

  @Test
  void providersErrorsAreTold() throws Exception {
    edge.embeddings.fail(new ProviderRejectedException(400, "too_long", "8192 at most", "input"));
    assertThat(embed(TEA).statusCode()).isEqualTo(400);
    edge.embeddings.fail(new ProviderRejectedException(401, "invalid_api_key", "who?", null));
    assertThat(embed(TEA).statusCode()).isEqualTo(502);
    edge.embeddings.fail(new ProviderUnavailableException("provider_error", "it is down"));
    assertThat(embed(TEA).statusCode()).isEqualTo(502);
    edge.embeddings.fail(new RateLimitedException("slower", Duration.ofSeconds(7)));
    var limited = embed(TEA);
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("retry-after")).hasValue("7");
  }

  @Test
  void leavingStopsTheModel() throws Exception {
    edge.embeddings.stall(gate);
    try (Wire wire = edge.wire()) {
      wire.post(PATH, json(TEA));
      gate.awaitReached();
    }
    Await.until("the model is stopped", () -> edge.embeddings.open() == 0);
  }

  @Test
  void nextRequestOnTheSameConnectionIsAnsweredAndWatchedToo() throws Exception {
    try (Wire wire = edge.wire()) {
      assertThat(wire.post(PATH, json(TEA)).readAnswer()).startsWith("HTTP/1.1 200");
      assertThat(wire.post(PATH, json(TEA)).readAnswer()).startsWith("HTTP/1.1 200");
      edge.embeddings.stall(gate);
      wire.post(PATH, json(TEA));
      gate.awaitReached();
    }
    Await.until("the model is stopped", () -> edge.embeddings.open() == 0);
  }

  @Test
  void answerThatTakesTooLongForAStopIsA503() throws Exception {
    try (Edge hasty = Edge.hasty()) {
      hasty.embeddings.stall(gate);
      var answer = hasty.posting(PATH, json(TEA));
      gate.awaitReached();
      hasty.server.close();
      assertThat(answer.get().statusCode()).isEqualTo(503);
      assertThat(answer.get().headers().firstValue("retry-after")).isPresent();
      assertThat(hasty.embeddings.open()).isZero();
    }
  }

  private HttpResponse<String> embed(String request) throws Exception {
    return edge.post(PATH, json(request));
  }

  private static EmbeddingAnswer read(HttpResponse<String> response) {
    return EmbeddingJson.readAnswer(response.body().getBytes(StandardCharsets.UTF_8));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.embedding.EmbeddingInput;
import dev.parley.domain.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as clients send them. Single quotes stand for double ones. */
class EmbeddingRequestTest {
  @Test
  void textAloneIsAListOfOne() {
    assertThat(input("'Hello'")).isEqualTo(EmbeddingInput.of("Hello"));
    assertThat(input("['Hello','you']")).isEqualTo(EmbeddingInput.of("Hello", "you"));
  }

  @Test
  void tokensAloneAreAListOfOne() {
    assertThat(input("[1,2e1,2147483647]"))
        .isEqualTo(new EmbeddingInput.Tokens(List.of(List.of(1, 20, Integer.MAX_VALUE))));
    assertThat(input("[[1,2],[0]]"))
        .isEqualTo(new EmbeddingInput.Tokens(List.of(List.of(1, 2), List.of(0))));
  }

  @Test
  void restIsReadAndKept() {
    EmbeddingJson.Sent sent =
        read(
            "{'encoding_format':'base64','user':'u','input':'x','dimensions':256,'model':'m',"
                + "'x_wish':[1.50]}");
    assertThat(sent.encoding()).isEqualTo(EmbeddingEncoding.BASE64);
    assertThat(sent.request().model().value()).isEqualTo("m");
    assertThat(sent.request().dimensions()).hasValue(256);
    assertThat(sent.request().extras())
        .isEqualTo(Extras.of("user", RawJson.of("u")).with("x_wish", new RawJson("[1.50]")));
  }

  @Test
  void nullIsAbsentWhereAFieldMayBeLeftOut() {
    assertThat(read("{'model':'m','input':'x','dimensions':null,'encoding_format':null}"))
        .isEqualTo(read("{'model':'m','input':['x']}"));
  }

  @Test
  void isWrittenWithoutWhatIsNotSaid() {
    EmbeddingJson.Sent sent = read("{'model':'m','input':'x'}");
    assertThat(written(sent)).isEqualTo("{'model':'m','input':['x']}");
    assertThat(
            written(
                read(
                    "{'input':[[1,2]],'dimensions':8,'encoding_format':'base64','model':"
                        + "'m','user':'u'}")))
        .isEqualTo(
            "{'model':'m','input':[[1,2]],'dimensions':8,'encoding_format':'base64','user':'u'}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | `` | the JSON is an array: send an object with model and input",
        "{'input':'x'} | model | model is missing: name a model that makes embeddings",
        "{'model':'','input':'x'} | model | model is empty: name a model",
        "{'model':3,'input':'x'} | model | model is 3: give a string",
        "{'model':'m'} | input | input is missing: give a text, an array of texts",
        "{'model':'m','input':null} | input | input is null: give a text",
        "{'model':'m','input':5} | input | input is 5: give a text",
        "{'model':'m','input':{}} | input | input is an object: give a text",
        "{'model':'m','input':''} | input | input is \"\": give at least one character",
        "{'model':'m','input':[]} | input | input is an empty array: give a text",
        "{'model':'m','input':[null]} | input[0] | input[0] is null: give a text",
        "{'model':'m','input':['a','b','c',7]} | input[3] | input[3] is 7: give a text as the",
        "{'model':'m','input':['a','']} | input[1] | input[1] is \"\": give at least one",
        "{'model':'m','input':['a',['b']]} | input[1] | input[1] is an array: give a text",
        "{'model':'m','input':[1,'a']} | input[1] | input[1] is \"a\": give a token id",
        "{'model':'m','input':[1,2.5]} | input[1] | input[1] is 2.5: give a whole number",
        "{'model':'m','input':[1,-2]} | input[1] | input[1] is -2: give a token id",
        "{'model':'m','input':[2147483648]} | input[0] | input[0] is 2147483648: give a token id",
        "{'model':'m','input':[[1],[]]} | input[1] | input[1] is an empty array: give at least",
        "{'model':'m','input':[[1],2]} | input[1] | input[1] is 2: give an array of token ids",
        "{'model':'m','input':[[1],[2,null]]} | input[1][1] | input[1][1] is null: give a token",
        "{'model':'m','input':[['a']]} | input[0][0] | input[0][0] is \"a\": give a token id",
        "{'model':'m','input':'x','dimensions':0} | dimensions | dimensions is 0: give a whole",
        "{'model':'m','input':'x','dimensions':1.5} | dimensions | dimensions is 1.5: give a",
        "{'model':'m','input':'x','dimensions':'8'} | dimensions | dimensions is \"8\": give a",
        "{'model':'m','input':'x','dimensions':1e10} | dimensions | dimensions is 1e10: give a",
        "{'model':'m','input':'x','encoding_format':'hex'} | encoding_format | encoding_format is"
            + " \"hex\": give float or base64",
        "{'model':'m','input':'x','encoding_format':1} | encoding_format | encoding_format is 1:",
        "{'model':'m','input':'x','input':'y'} | `` | the JSON is broken",
      })
  void whatIsWrongIsNamedByItsPath(String json, String path, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.field()).isEqualTo(path.isEmpty() ? null : path))
        .hasMessageStartingWith(message);
  }

  @Test
  void moreItemsThanTheLimitAreRefused() {
    String many = "'x',".repeat(2048);
    assertThatThrownBy(() -> input("[" + many + "'x']"))
        .hasMessageStartingWith("input is 2049 items: give at most 2048 in one request");
    assertThat(input("[" + many.substring(0, many.length() - 1) + "]").size()).isEqualTo(2048);
  }

  private static EmbeddingInput input(String json) {
    return read("{'model':'m','input':" + json + "}").request().input();
  }

  private static EmbeddingJson.Sent read(String json) {
    return EmbeddingJson.readRequest(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String written(EmbeddingJson.Sent sent) {
    byte[] json = EmbeddingJson.writeRequest(sent.request(), sent.encoding());
    return new String(json, StandardCharsets.UTF_8).replace('"', '\'');
  }
}

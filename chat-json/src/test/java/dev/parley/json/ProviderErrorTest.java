// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.RawJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderErrorTest {
  @Test
  void openAisShapeIsUnderstood() {
    assertThat(
            read(
                "{'error':{'message':'Too long','type':'invalid_request_error',"
                    + "'param':'messages','code':'context_length_exceeded'}}"))
        .isEqualTo(
            new ProviderError(
                "Too long",
                "invalid_request_error",
                "messages",
                "context_length_exceeded",
                Extras.NONE));
  }

  @Test
  void aNumberIsACodeAndWhatElseWasSaidIsKept() {
    assertThat(
            read(
                "{'error':{'code':400,'message':'m','type':'exceed_context_size_error',"
                    + "'n_prompt_tokens':9,'n_ctx':8}}"))
        .isEqualTo(
            new ProviderError(
                "m",
                "exceed_context_size_error",
                null,
                "400",
                Extras.of("n_prompt_tokens", RawJson.of(9)).with("n_ctx", RawJson.of(8))));
  }

  /** Single quotes stand for double ones. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'error':'plain'} | plain",
        "{'error':{'message':'m','code':null}} | m",
        "{'message':'m'} | m",
        "{'detail':'Not Found'} | Not Found",
        "[{'error':{'message':'m'}}] | m",
        "'quoted' | quoted",
        "{'object':'error'} | {'object':'error'}",
        "upstream connect error | upstream connect error",
        "{'error': | {'error':",
        "`` | ``",
        "[] | ``",
      })
  void itsWordsAreFound(String body, String message) {
    assertThat(read(body).message()).isEqualTo(message.replace('\'', '"'));
  }

  @Test
  void aPageOfHtmlIsShortened() {
    assertThat(read("<html>" + "x".repeat(100_000)).message()).hasSizeLessThan(1100);
  }

  @Test
  void bytesThatAreNoUtf8AreStillReported() {
    assertThat(ProviderError.read(new byte[] {'e', (byte) 0xFF, 'r'}).message())
        .isEqualTo("e\uFFFDr");
  }

  @Test
  void anErrorInAStreamIsFoundInItsPiece() {
    assertThat(ProviderError.in(ChatJson.readDelta("{\"error\":{\"message\":\"m\"}}").extras()))
        .map(ProviderError::message)
        .contains("m");
    assertThat(ProviderError.in(ChatJson.readDelta("{\"choices\":[]}").extras())).isEmpty();
    assertThat(ProviderError.in(ChatJson.readDelta("{\"error\":null}").extras())).isEmpty();
  }

  private static ProviderError read(String body) {
    return ProviderError.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}

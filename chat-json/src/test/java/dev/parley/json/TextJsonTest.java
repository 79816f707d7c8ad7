// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.domain.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single quotes stand for double ones. */
final class TextJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'The sky is' | 1",
        "'' | 1",
        "null | 1",
        "['a'] | 1",
        "['a','b','c'] | 3",
        "[1,2,3] | 1",
        "[0] | 1",
        "[[1,2],[3]] | 2",
        "[ [ 1 ] ] | 1"
      })
  void promptComesInEachOfItsFormsAndStaysAsItCame(String prompt, int prompts) {
    TextRequest request = read("{'model':'m','prompt':" + prompt + ",'echo':true,'x':[1.50]}");
    assertThat(request.prompt()).isEqualTo(new RawJson(json(prompt)));
    assertThat(TextJson.prompts(request)).isEqualTo(prompts);
    assertThat(written(request))
        .isEqualTo(json("{'model':'m','prompt':" + prompt + ",'echo':true,'x':[1.50]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7 | prompt",
        "{} | prompt",
        "[] | prompt",
        "true | prompt",
        "['a',1] | prompt[1]",
        "[1,'a'] | prompt[1]",
        "[-1] | prompt[0]",
        "[1.5] | prompt[0]",
        "[[1],['a']] | prompt[1][0]",
        "[[[1]]] | prompt[0][0]",
        "[[]] | prompt[0]",
        "[null] | prompt[0]",
        "[[1],2] | prompt[1]"
      })
  void wrongPromptIsNamedByItsPlace(String prompt, String field) {
    assertThatThrownBy(() -> read("{'model':'m','prompt':" + prompt + "}"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'prompt':'x'}", "{'model':'m'}", "[]", "{'model':7,'prompt':'x'}"})
  void incompleteRequestIsRefused(String request) {
    assertThatThrownBy(() -> read(request)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void answerComesBackAsItWas() {
    String answer =
        json(
            "{'id':'cmpl-1','object':'text_completion','created':7,'model':'m',"
                + "'system_fingerprint':'fp','choices':[{'text':' blue','index':1,'logprobs':"
                + "{'tokens':[' blue'],'token_logprobs':[-0.10]},'finish_reason':'stop','x':1}],"
                + "'usage':{'prompt_tokens':3,'completion_tokens':1,'total_tokens':4},'y':[2.50]}");
    assertThat(written(answer(answer))).isEqualTo(answer);
  }

  @Test
  void whatAProviderLeavesOutIsEmptyOrCounted() {
    TextCompletion answer = answer(json("{'choices':[{'text':'a'},{'text':null}],'usage':null}"));
    assertThat(written(answer))
        .isEqualTo(
            json(
                "{'id':'','object':'text_completion','created':0,'model':'','choices':["
                    + "{'text':'a','index':0,'logprobs':null,'finish_reason':null},"
                    + "{'text':'','index':1,'logprobs':null,'finish_reason':null}]}"));
  }

  private static TextRequest read(String request) {
    return TextJson.readRequest(json(request).getBytes(StandardCharsets.UTF_8));
  }

  private static TextCompletion answer(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return TextJson.readAnswer(bytes, 0, bytes.length);
  }

  private static String written(TextRequest request) {
    return new String(TextJson.writeRequest(request), StandardCharsets.UTF_8);
  }

  private static String written(TextCompletion answer) {
    return new String(TextJson.writeAnswer(answer), StandardCharsets.UTF_8);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}

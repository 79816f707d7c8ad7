// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.CustomToolCall;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.ToolCallDelta;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers leave out or bend is understood. */
class PatienceTest {
  @Test
  void anEmptyObjectIsACompletionOfNothing() {
    Completion nothing = new Completion(CompletionHead.of("", 0, ""), List.of(), null, Extras.NONE);
    assertThat(completion("{}")).isEqualTo(nothing);
    assertThat(completion("{'id':null,'created':null,'model':null,'choices':null,'usage':null}"))
        .isEqualTo(nothing);
  }

  @Test
  void choicesWithoutIndexCountByTheirPlace() {
    assertThat(completion("{'choices':[{'message':null},{},{'index':null}]}").choices())
        .containsExactly(choice(0), choice(1), choice(2));
    assertThat(delta("{'choices':[{'delta':null},{}]}").choices())
        .extracting(ChoiceDelta::index)
        .containsExactly(0, 1);
  }

  @Test
  void aMessageOfNullsSaysNothing() {
    assertThat(
            message(
                "{'role':'assistant','content':null,'tool_calls':null,'function_call':null,"
                    + "'refusal':null,'name':null}"))
        .isEqualTo(AssistantMessage.of(null, List.of()));
  }

  @Test
  void argumentsGivenAsJsonAreKeptAsItsText() {
    assertThat(message("{'tool_calls':[{'function':{'name':'f','arguments':{'a': 1.0}}}]}"))
        .isEqualTo(
            AssistantMessage.of(
                null,
                List.of(
                    new FunctionToolCall(
                        "", new FunctionCall("f", "{\"a\": 1.0}", Extras.NONE), Extras.NONE))));
  }

  @Test
  void aCallThatLacksEverythingIsAFunctionCall() {
    assertThat(message("{'tool_calls':[{},{'id':null,'type':null,'function':null}]}").toolCalls())
        .containsOnly(new FunctionToolCall("", new FunctionCall("", "", Extras.NONE), Extras.NONE));
  }

  @Test
  void aCallIsWhatItHolds() {
    assertThat(
            message(
                    "{'tool_calls':[{'id':5,'type':'','function':{'name':'f'}},"
                        + "{'custom':{'input':'x'}}]}")
                .toolCalls())
        .containsExactly(
            new FunctionToolCall("5", new FunctionCall("f", "", Extras.NONE), Extras.NONE),
            new CustomToolCall(
                "", new CustomToolCall.CustomCall("", "x", Extras.NONE), Extras.NONE));
  }

  @Test
  void piecesOfCallsWithoutIndexCountByTheirPlace() {
    ChoiceDelta choice =
        delta("{'choices':[{'delta':{'tool_calls':[{'id':'a'},{'index':null,'id':'b'}]}}]}")
            .choices()
            .getFirst();
    assertThat(choice.toolCalls()).extracting(ToolCallDelta::index).containsExactly(0, 1);
  }

  @Test
  void anEmptyOrUnknownRoleOfAPieceIsNone() {
    assertThat(role("''")).isNull();
    assertThat(role("'model'")).isNull();
    assertThat(role("null")).isNull();
    assertThat(role("'assistant'")).isEqualTo(Role.ASSISTANT);
  }

  @Test
  void contentOfAPieceInPartsIsTheirText() {
    ChatDelta delta =
        delta(
            "{'choices':[{'delta':{'content':[{'type':'text','text':'a'},"
                + "{'type':'thinking','thinking':[]},{'type':'text','text':'b'}]}}]}");
    assertThat(delta.text()).isEqualTo("ab");
  }

  @Test
  void missingTotalsAreSummedAndFractionsOfZeroForgiven() {
    assertThat(completion("{'usage':{'prompt_tokens':3,'completion_tokens':4.0}}").usage())
        .isEqualTo(Usage.of(3, 4));
    assertThat(completion("{'created':1.7e9}").head().created()).isEqualTo(1_700_000_000);
  }

  @Test
  void aReasonOfTheProvidersOwnIsKept() {
    assertThat(completion("{'choices':[{'finish_reason':'eos'}]}").choices().getFirst())
        .extracting(Choice::finishReason)
        .isEqualTo(new FinishReason.Other("eos"));
  }

  @Test
  void ofANameThatStandsTwiceTheLastHolds() {
    assertThat(completion("{'id':'a','x':1,'id':'b','x':2}"))
        .isEqualTo(
            new Completion(
                CompletionHead.of("b", 0, ""), List.of(), null, Extras.of("x", RawJson.of(2))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "5",
        "{'choices':5}",
        "{'choices':[5]}",
        "{'choices':[{'index':1e10}]}",
        "{'choices':[{'message':5}]}",
        "{'usage':[]}",
        "{'usage':{'prompt_tokens':'many'}}",
        "{'created':1e400}",
        "{'created':1e99999999999}",
        "{'created':0.5}",
        "<html>",
      })
  void whatCanNotBeUnderstoodIsRefused(String json) {
    assertThatThrownBy(() -> completion(json)).isInstanceOf(InvalidRequestException.class);
  }

  private static @Nullable Role role(String json) {
    return delta("{'choices':[{'delta':{'role':" + json + "}}]}").choices().getFirst().role();
  }

  private static Choice choice(int index) {
    return new Choice(index, AssistantMessage.of(null, List.of()), null, null, Extras.NONE);
  }

  private static AssistantMessage message(String json) {
    return completion("{'choices':[{'message':" + json + "}]}").choices().getFirst().message();
  }

  private static Completion completion(String json) {
    return ChatJson.readCompletion(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static ChatDelta delta(String json) {
    return ChatJson.readDelta(json.replace('\'', '"'));
  }
}

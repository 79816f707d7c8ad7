// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.CanonicalForm;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.json.ChatJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams as providers were seen to send them. */
class ProviderQuirksTest {
  @Test
  void indexesThatAreNullBelongToTheNewestCall() throws IOException {
    assertCalls(
        choice(
            calls("{'index':null,'id':'a','function':{'name':'f','arguments':'{'}}"),
            calls("{'index':null,'function':{'arguments':'}'}}"),
            calls("{'index':null,'id':'b','function':{'name':'f','arguments':'{'}}"),
            calls("{'index':null,'function':{'arguments':'}'}}"),
            end("tool_calls")),
        "a f {}",
        "b f {}");
  }

  @Test
  void callsWithoutIndexSentWholeInOneChunkAreTold() throws IOException {
    assertCalls(
        choice(
            calls(
                "{'id':'a','type':'function','function':{'name':'f','arguments':'{}'}},"
                    + "{'id':'b','type':'function','function':{'name':'g','arguments':'{}'}}"),
            end("stop")),
        "a f {}",
        "b g {}");
  }

  @Test
  void argumentsMayBeAnObject() throws IOException {
    assertCalls(
        choice(
            calls("{'index':0,'id':'a','function':{'name':'f','arguments':{'x':[1,2]}}}"),
            end("tool_calls")),
        "a f {\"x\":[1,2]}");
  }

  @Test
  void emptyIdsAndTypesAndNamesOfLaterPiecesSayNothing() throws IOException {
    assertCalls(
        choice(
            calls("{'index':0,'id':'a','type':'function','function':{'name':'f','arguments':''}}"),
            calls("{'index':0,'id':'','type':'','function':{'name':'','arguments':'{'}}"),
            calls("{'index':0,'id':'','type':null,'function':{'name':null,'arguments':'}'}}"),
            end("tool_calls")),
        "a f {}");
  }

  @Test
  void aFinishReasonInEachPieceCountsOnce() throws IOException {
    List<ChatDelta> pieces =
        read(
            "{'choices':[{'delta':{'role':'assistant','content':'a'},'finish_reason':'stop'}]}",
            "{'choices':[{'delta':{'role':'assistant','content':'b'},'finish_reason':'stop'}]}");

    CanonicalForm.check(pieces);
    assertThat(assembled(pieces).message().text()).isEqualTo("ab");
  }

  @Test
  void anEmptyFinishReasonIsNone() throws IOException {
    List<ChatDelta> pieces =
        read(
            "{'choices':[{'delta':{'content':'a'},'finish_reason':''}]}",
            "{'choices':[{'delta':{'content':'b'},'finish_reason':'null'}]}",
            "{'choices':[{'delta':{},'finish_reason':'length'}]}");

    CanonicalForm.check(pieces);
    assertThat(assembled(pieces).finishReason()).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void aCallCutOffEndsWithLengthWhateverTheProviderSays() throws IOException {
    List<ChatDelta> pieces =
        read(
            choice(
                calls("{'index':0,'id':'a','function':{'name':'f','arguments':'{'}}"),
                end("tool_calls")));

    CanonicalForm.check(pieces);
    assertThat(assembled(pieces).finishReason()).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void anAnswerThatNeverSaysWhyItEndedEndsWithAReasonBeforeItsUsage() throws IOException {
    List<ChatDelta> pieces =
        read(
            "{'choices':[{'delta':{'content':'a'}}]}",
            "{'choices':[],'usage':{'prompt_tokens':1,'completion_tokens':1,'total_tokens':2}}");

    CanonicalForm.check(pieces);
    assertThat(assembled(pieces).finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(pieces.getLast().usage()).isNotNull();
  }

  @Test
  void whatIsSentOnBeginsWithTheWholeIntroductionOfACall() throws IOException {
    List<ChatDelta> pieces =
        read(
            choice(
                calls("{'id':'a','function':{'name':'f','arguments':'{'}}"),
                calls("{'id':'a','function':{'name':'f','arguments':'}'}}"),
                end("tool_calls")));

    assertThat(pieces.stream().map(ProviderQuirksTest::written))
        .containsExactly(
            "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,"
                + "\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\","
                + "\"arguments\":\"{\"}}]},\"finish_reason\":null}",
            "{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
                + "\"function\":{\"arguments\":\"}\"}}]},\"finish_reason\":null}",
            "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}");
  }

  @Test
  void callsThatHaveNoIdGetOneEach() throws IOException {
    List<ChatDelta> pieces =
        read(
            choice(
                calls("{'function':{'name':'f','arguments':'{}'}}"),
                calls("{'function':{'name':'f','arguments':'{}'}}"),
                end("tool_calls")));

    CanonicalForm.check(pieces);
    assertThat(assembled(pieces).message().toolCalls())
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.id()).matches("call_[0-9a-f]{24}"));
  }

  private static void assertCalls(String[] events, String... expected) throws IOException {
    List<ChatDelta> pieces = read(events);
    CanonicalForm.check(pieces);
    Choice choice = assembled(pieces);
    assertThat(choice.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(choice.message().toolCalls().stream().map(FunctionToolCall.class::cast))
        .extracting(
            call -> call.id() + " " + call.function().name() + " " + call.function().arguments())
        .containsExactly(expected);
  }

  private static String[] choice(String... choices) {
    String[] events = new String[choices.length];
    for (int i = 0; i < choices.length; i++) {
      events[i] = "{'id':'c','created':1,'model':'m','choices':[" + choices[i] + "]}";
    }
    return events;
  }

  private static String calls(String calls) {
    return "{'index':0,'delta':{'tool_calls':[" + calls + "]},'finish_reason':null}";
  }

  private static String end(String reason) {
    return "{'index':0,'delta':{},'finish_reason':'" + reason + "'}";
  }

  private static List<ChatDelta> read(String... events) throws IOException {
    StringBuilder wire = new StringBuilder();
    for (String event : events) {
      wire.append("data: ").append(event.replace('\'', '"')).append("\n\n");
    }
    byte[] bytes = wire.append("data: [DONE]\n\n").toString().getBytes(StandardCharsets.UTF_8);
    Answer<ChatDelta> answer =
        new StreamedAnswer<>(ChatForm.ONLY, new ByteArrayInputStream(bytes), 1);
    List<ChatDelta> all = new ArrayList<>();
    for (ChatDelta piece = answer.read(); piece != null; piece = answer.read()) {
      all.add(piece);
    }
    return all;
  }

  private static Choice assembled(List<ChatDelta> pieces) {
    CompletionAssembler sum = new CompletionAssembler();
    pieces.forEach(sum::add);
    return sum.completion().choices().getFirst();
  }

  private static String written(ChatDelta piece) {
    String json = new String(ChatJson.writeDelta(piece), StandardCharsets.UTF_8);
    return json.substring(json.indexOf("[{") + 1, json.lastIndexOf("]}"));
  }
}

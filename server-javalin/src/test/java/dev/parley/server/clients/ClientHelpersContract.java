// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.JsonObject;
import dev.parley.server.willing.WillingProvider;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an official client does by itself with answers: parse them into the application's own types,
 * put streams together, run tools. Each case plain and streamed, alone and in a conversation that
 * began before.
 */
abstract class ClientHelpersContract extends ClientContract {
  private final WillingProvider provider = closing(new WillingProvider());

  @Override
  final String kind() {
    return "helpers";
  }

  @Override
  final URI providerUrl() {
    return provider.baseUrl();
  }

  @ParameterizedTest
  @Shows(Feature.STRUCTURED)
  @ValueSource(strings = {"parsed", "parsed_conversation"})
  void answerIsParsedIntoTheApplicationsType(String name) {
    assertThat(outcome(name).get("city")).isEqualTo("Oslo");
    assertThat(outcome(name).get("degrees")).isEqualTo("7");
    assertThat(asked(name).object("response_format").orElseThrow().requiredString("type"))
        .isEqualTo("json_schema");
  }

  @ParameterizedTest
  @Shows(Feature.STRUCTURED)
  @ValueSource(strings = {"parsed_stream", "parsed_stream_conversation"})
  void streamIsPutTogetherAndParsedIntoTheApplicationsType(String name) {
    answerIsParsedIntoTheApplicationsType(name);
    assertThat(asked(name).bool("stream")).contains(true);
  }

  @ParameterizedTest
  @Shows(Feature.TOOLS)
  @ValueSource(strings = {"parsed_tools", "parsed_tools_conversation"})
  void severalCallsAreParsedIntoTheApplicationsTypes(String name) {
    assertThat(outcome(name).get("orders")).isEqualTo("4711 4712");
    assertThat(outcome(name).get("finish")).isEqualTo("tool_calls");
  }

  @ParameterizedTest
  @Shows(Feature.TOOLS)
  @ValueSource(strings = {"parsed_tools_stream", "parsed_tools_stream_conversation"})
  void severalStreamedCallsArePutTogetherAndParsed(String name) {
    severalCallsAreParsedIntoTheApplicationsTypes(name);
    assertThat(asked(name).bool("stream")).contains(true);
  }

  @ParameterizedTest
  @Shows(Feature.TOOL_LOOP)
  @ValueSource(strings = {"tool_loop", "tool_loop_conversation"})
  void toolsRunUntilTheAnswerIsThere(String name) {
    assertThat(outcome(name).get("looked_up")).isEqualTo("4711 4712");
    assertThat(outcome(name).get("text"))
        .isEqualTo("I was told: 4711 is on its way; 4712 is on its way");
  }

  @ParameterizedTest
  @Shows(Feature.TOOL_LOOP)
  @ValueSource(strings = {"tool_loop_stream", "tool_loop_stream_conversation"})
  void toolsOfStreamedAnswersRunUntilTheAnswerIsThere(String name) {
    toolsRunUntilTheAnswerIsThere(name);
    assertThat(asked(name).bool("stream")).contains(true);
  }

  @ParameterizedTest
  @Shows(Feature.CONVERSATIONS)
  @ValueSource(strings = {"parsed", "parsed_stream", "parsed_tools", "parsed_tools_stream"})
  void conversationBringsWhatWasSaidBefore(String name) {
    assertThat(said(name + "_conversation")).containsExactly("user", "assistant", "user");
    assertThat(said(name)).containsExactly("user");
  }

  @ParameterizedTest
  @Shows(Feature.CONVERSATIONS)
  @ValueSource(strings = {"tool_loop", "tool_loop_stream"})
  void conversationHoldsEachCallAndResultOnce(String name) {
    assertThat(said(name + "_conversation"))
        .containsExactly("user", "assistant", "user", "assistant", "tool", "tool");
    assertThat(said(name)).containsExactly("user", "assistant", "tool", "tool");
  }

  /** Who said what the provider was told last, instructions aside. */
  private List<String> said(String model) {
    return asked(model).objects("messages").stream()
        .map(message -> message.requiredString("role"))
        .filter(role -> !role.equals("system"))
        .toList();
  }

  private JsonObject asked(String model) {
    return provider.chats().stream()
        .filter(chat -> chat.requiredString("model").equals(model))
        .toList()
        .getLast();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.chat.completions.StructuredChatCompletion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One case of {@link JavaHelpers}.
 *
 * @param remembered whether it goes on in a conversation, where only what is new is sent
 */
record JavaHelperCase(OpenAIClient client, String name, boolean remembered) {
  private static final String WEATHER = "What is the weather like in 'Oslo' at 7 degrees?";
  private static final String ORDERS = "Where are the orders 4711 and 4712?";

  /** A tool: its arguments. */
  record LookupOrder(String order) {}

  Map<String, String> run() {
    if (remembered) {
      var unused = complete(asking().addUserMessage("My name is Ada.").build());
    }
    return switch (name.replace("_conversation", "")) {
      case "parsed" -> parsed();
      case "parsed_stream" -> parsedStream();
      case "parsed_tools" -> calls(complete(orders().build()));
      case "parsed_tools_stream" -> calls(streamed(orders().build()));
      default -> toolLoop();
    };
  }

  /** A conversation is named in the body, or in the header by those who stream. */
  private ChatCompletionCreateParams.Builder asking() {
    var asking = ChatCompletionCreateParams.builder().model(name).messages(List.of());
    if (!remembered) {
      return asking;
    }
    return isStreamed()
        ? asking.putAdditionalHeader("Parley-Conversation", "java-" + name)
        : asking.putAdditionalBodyProperty("conversation", JsonValue.from("java-" + name));
  }

  private boolean isStreamed() {
    return name.contains("stream");
  }

  private ChatCompletionCreateParams.Builder orders() {
    return asking().addUserMessage(ORDERS).addTool(LookupOrder.class);
  }

  private ChatCompletion complete(ChatCompletionCreateParams request) {
    return client.chat().completions().create(request);
  }

  private ChatCompletion streamed(ChatCompletionCreateParams request) {
    return accumulated(request).chatCompletion();
  }

  private ChatCompletionAccumulator accumulated(ChatCompletionCreateParams request) {
    ChatCompletionAccumulator answer = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(request)) {
      chunks.stream().forEach(answer::accumulate);
    }
    return answer;
  }

  private Map<String, String> parsed() {
    return weather(
        client
            .chat()
            .completions()
            .create(
                asking().addUserMessage(WEATHER).responseFormat(Requests.Weather.class).build()));
  }

  private Map<String, String> parsedStream() {
    var request = asking().addUserMessage(WEATHER).responseFormat(Requests.Weather.class).build();
    return weather(accumulated(request.rawParams()).chatCompletion(Requests.Weather.class));
  }

  private static Map<String, String> weather(StructuredChatCompletion<Requests.Weather> answer) {
    Requests.Weather weather = answer.choices().getFirst().message().content().orElseThrow();
    return Map.of("city", weather.city(), "degrees", String.valueOf(weather.degrees()));
  }

  private static Map<String, String> calls(ChatCompletion answer) {
    ChatCompletion.Choice choice = answer.choices().getFirst();
    return Map.of(
        "orders",
        calls(choice.message()).stream()
            .map(JavaHelperCase::order)
            .collect(Collectors.joining(" ")),
        "finish",
        choice.finishReason().asString());
  }

  private static List<ChatCompletionMessageToolCall> calls(ChatCompletionMessage message) {
    return message.toolCalls().orElse(List.of());
  }

  private static String order(ChatCompletionMessageToolCall call) {
    return call.asFunction().function().arguments(LookupOrder.class).order();
  }

  private Map<String, String> toolLoop() {
    List<String> lookedUp = new ArrayList<>();
    ChatCompletionCreateParams.Builder next = orders();
    ChatCompletionMessage message = answer(next);
    while (!calls(message).isEmpty()) {
      next = remembered ? asking().addTool(LookupOrder.class) : next.addMessage(message);
      for (ChatCompletionMessageToolCall call : calls(message)) {
        lookedUp.add(order(call));
        next.addMessage(
            ChatCompletionToolMessageParam.builder()
                .toolCallId(call.asFunction().id())
                .content(order(call) + " is on its way")
                .build());
      }
      message = answer(next);
    }
    return Map.of("text", message.content().orElseThrow(), "looked_up", String.join(" ", lookedUp));
  }

  private ChatCompletionMessage answer(ChatCompletionCreateParams.Builder asked) {
    ChatCompletionCreateParams request = asked.build();
    ChatCompletion answer = isStreamed() ? streamed(request) : complete(request);
    return answer.choices().getFirst().message();
  }
}

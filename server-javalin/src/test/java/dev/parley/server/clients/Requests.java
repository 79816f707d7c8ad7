// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.util.List;
import java.util.Map;

/** The requests of the Java client. */
final class Requests {
  private static final String LOOKUP = "lookup_order_status";
  private static final String QUESTION = "Where is order 4711?";

  private Requests() {}

  /** What the model is to answer with. */
  record Weather(String city, int degrees) {}

  static ChatCompletionCreateParams.Builder hello(String model) {
    return said(model, "Say hello.").maxCompletionTokens(12).temperature(0);
  }

  private static ChatCompletionCreateParams.Builder said(String model, String text) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage(text);
  }

  static ChatCompletionCreateParams helloWithUsage(String model) {
    return hello(model)
        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
        .build();
  }

  static CompletionCreateParams.Builder text(String model) {
    return CompletionCreateParams.builder()
        .model(model)
        .prompt("Say hello.")
        .maxTokens(12)
        .temperature(0);
  }

  static ChatCompletionCreateParams tools(String model) {
    return said(model, QUESTION).addFunctionTool(lookup()).build();
  }

  static ChatCompletionCreateParams toolResult(String model) {
    ChatCompletionMessageFunctionToolCall call =
        ChatCompletionMessageFunctionToolCall.builder()
            .id("call_1")
            .function(
                ChatCompletionMessageFunctionToolCall.Function.builder()
                    .name(LOOKUP)
                    .arguments("{\"order_id\":\"4711\"}")
                    .build())
            .build();
    return said(model, QUESTION)
        .addMessage(ChatCompletionAssistantMessageParam.builder().addToolCall(call).build())
        .addMessage(
            ChatCompletionToolMessageParam.builder()
                .toolCallId("call_1")
                .content("on its way")
                .build())
        .addFunctionTool(lookup())
        .build();
  }

  static StructuredChatCompletionCreateParams<Weather> structured(String model) {
    return said(model, "What is the weather in Oslo?").responseFormat(Weather.class).build();
  }

  static EmbeddingCreateParams.Builder embeddings(String model) {
    return EmbeddingCreateParams.builder()
        .model(model)
        .inputOfArrayOfStrings(List.of("Hello", "World"));
  }

  private static FunctionDefinition lookup() {
    Map<String, Object> orderId = Map.of("order_id", Map.of("type", "string"));
    return FunctionDefinition.builder()
        .name(LOOKUP)
        .description("Says where an order is.")
        .strict(true)
        .parameters(
            FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(orderId))
                .putAdditionalProperty("required", JsonValue.from(List.of("order_id")))
                .putAdditionalProperty("additionalProperties", JsonValue.from(false))
                .build())
        .build();
  }
}

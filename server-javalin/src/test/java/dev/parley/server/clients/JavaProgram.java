// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionChoice;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the programs in Python and Node do, in this process. */
final class JavaProgram extends JavaCases {
  JavaProgram(URI baseUrl) {
    super(baseUrl);
    run("plain", this::plain);
    run("stream", this::stream);
    run("stream_usage", this::streamUsage);
    run("text", this::text);
    run("text_stream", this::textStream);
    run("tools", () -> called(create(Requests.tools("tools"))));
    run("tools_stream", this::toolsStream);
    run("tool_result", () -> Map.of("text", text(create(Requests.toolResult("tool-result")))));
    run("structured", this::structured);
    run("models", this::models);
    run("model", this::model);
    run("embeddings", () -> embedded(Requests.embeddings("embedding").build()));
    run(
        "embeddings_float",
        () ->
            embedded(
                Requests.embeddings("embedding")
                    .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
                    .build()));
    run("refused", () -> failure("refused"));
    run("unknown", () -> failure("no-such-model"));
    run("rate_limited", () -> failure("rate-limited"));
    run("refused_key", () -> failure("refused-key"));
    run("failing", () -> failure("failing"));
    run("retried", this::retried);
    run("cancel", this::cancel);
  }

  private ChatCompletion create(ChatCompletionCreateParams request) {
    return client().chat().completions().create(request);
  }

  private Map<String, String> plain() {
    ChatCompletion answer = create(Requests.hello("plain").build());
    return Map.of(
        "text", text(answer),
        "finish", answer.choices().getFirst().finishReason().asString(),
        "tokens", String.valueOf(answer.usage().orElseThrow().totalTokens()));
  }

  private Map<String, String> text() {
    Completion answer = client().completions().create(Requests.text("text").build());
    return Map.of(
        "text", answer.choices().getFirst().text(),
        "finish", answer.choices().getFirst().finishReason().asString(),
        "tokens", String.valueOf(answer.usage().orElseThrow().totalTokens()));
  }

  private Map<String, String> textStream() {
    CompletionCreateParams request =
        Requests.text("text-stream")
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();
    try (StreamResponse<Completion> stream = client().completions().createStreaming(request)) {
      List<Completion> chunks = stream.stream().toList();
      List<String> pieces =
          chunks.stream()
              .flatMap(chunk -> chunk.choices().stream())
              .map(CompletionChoice::text)
              .filter(text -> !text.isEmpty())
              .toList();
      return Map.of(
          "text", String.join("", pieces),
          "pieces", String.valueOf(pieces.size()),
          "tokens", String.valueOf(chunks.getLast().usage().orElseThrow().totalTokens()));
    }
  }

  private Map<String, String> stream() {
    List<String> pieces =
        chunks(Requests.hello("stream").build()).stream()
            .flatMap(chunk -> chunk.choices().stream())
            .flatMap(choice -> choice.delta().content().stream())
            .filter(text -> !text.isEmpty())
            .toList();
    return Map.of("text", String.join("", pieces), "pieces", String.valueOf(pieces.size()));
  }

  private Map<String, String> streamUsage() {
    ChatCompletionChunk last = chunks(Requests.helloWithUsage("stream-usage")).getLast();
    return Map.of("tokens", String.valueOf(last.usage().orElseThrow().totalTokens()));
  }

  private Map<String, String> toolsStream() {
    ChatCompletionAccumulator answer = ChatCompletionAccumulator.create();
    chunks(Requests.tools("tools-stream")).forEach(answer::accumulate);
    return called(answer.chatCompletion());
  }

  private List<ChatCompletionChunk> chunks(ChatCompletionCreateParams request) {
    try (StreamResponse<ChatCompletionChunk> stream =
        client().chat().completions().createStreaming(request)) {
      return stream.stream().toList();
    }
  }

  private static Map<String, String> called(ChatCompletion answer) {
    ChatCompletion.Choice choice = answer.choices().getFirst();
    var call = choice.message().toolCalls().orElseThrow().getFirst().asFunction();
    return Map.of(
        "id", call.id(),
        "name", call.function().name(),
        "arguments", call.function().arguments(),
        "finish", choice.finishReason().asString());
  }

  private Map<String, String> structured() {
    Requests.Weather weather =
        client()
            .chat()
            .completions()
            .create(Requests.structured("structured"))
            .choices()
            .getFirst()
            .message()
            .content()
            .orElseThrow();
    return Map.of("city", weather.city(), "degrees", String.valueOf(weather.degrees()));
  }

  private Map<String, String> models() {
    return Map.of(
        "ids",
        client().models().list().data().stream().map(Model::id).collect(Collectors.joining(" ")));
  }

  private Map<String, String> model() {
    Model found = client().models().retrieve("default");
    return Map.of("id", found.id(), "object", found._object_().convert(String.class));
  }

  private Map<String, String> embedded(EmbeddingCreateParams request) {
    CreateEmbeddingResponse answer = client().embeddings().create(request);
    return Map.of(
        "vectors",
        answer.data().stream()
            .map(item -> item.embedding().stream().map(String::valueOf))
            .map(numbers -> numbers.collect(Collectors.joining(" ")))
            .collect(Collectors.joining("; ")),
        "tokens",
        String.valueOf(answer.usage().totalTokens()));
  }

  private Map<String, String> failure(String model) {
    try {
      create(Requests.hello(model).build());
    } catch (OpenAIServiceException e) {
      return Failure.of(e);
    }
    return Map.of("error", "none");
  }

  private Map<String, String> retried() {
    OpenAIClient patient = client().withOptions(options -> options.maxRetries(1));
    return Map.of(
        "text", text(patient.chat().completions().create(Requests.hello("retried").build())));
  }

  private Map<String, String> cancel() {
    try (StreamResponse<ChatCompletionChunk> stream =
        client().chat().completions().createStreaming(Requests.hello("cancel").build())) {
      return stream.stream()
          .flatMap(chunk -> chunk.choices().stream())
          .flatMap(choice -> choice.delta().content().stream())
          .filter(text -> !text.isEmpty())
          .findFirst()
          .map(text -> Map.of("text", text))
          .orElseThrow();
    }
  }

  private static String text(ChatCompletion answer) {
    return answer.choices().getFirst().message().content().orElseThrow();
  }
}

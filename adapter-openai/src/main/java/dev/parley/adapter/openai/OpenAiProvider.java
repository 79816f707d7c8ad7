// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpMethod;
import com.openai.core.http.HttpRequest;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.usage.Prices;
import dev.parley.json.ChatJson;
import dev.parley.json.EmbeddingEncoding;
import dev.parley.json.EmbeddingJson;
import dev.parley.json.TextJson;
import dev.parley.json.wire.AnswerShape;
import dev.parley.json.wire.ChatExchangeStream;
import dev.parley.json.wire.Exchange;
import dev.parley.json.wire.TextExchangeStream;
import dev.parley.json.wire.UsageInStreams;
import dev.parley.port.AnswerStream;
import dev.parley.port.ChatModel;
import dev.parley.port.ChatStream;
import dev.parley.port.Dependency;
import dev.parley.port.EmbeddingModel;
import dev.parley.port.TextModel;
import dev.parley.port.Tokenizer;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The models of OpenAI, or of a server that speaks its API. Chats, texts and embeddings are bytes
 * of Parley's own through the transport interface of OpenAI's Java library; everything else goes
 * through its typed services. Safe for any number of threads; made for virtual ones.
 */
public final class OpenAiProvider
    implements ChatModel, TextModel, EmbeddingModel, Tokenizer, Dependency, AutoCloseable {
  private final OpenAiProviderSettings settings;
  private final ApacheTransport transport;
  private final TypedServices services;
  private final Headers headers;
  private final Failures failures;
  private final OpenAiTokenizer tokenizer = new OpenAiTokenizer();
  private final Health health = new Health();
  private volatile boolean closed;

  private OpenAiProvider(OpenAiProviderSettings settings, Clock clock) {
    this.settings = settings;
    this.transport = new ApacheTransport(settings.timeout(), settings.proxy());
    this.failures = new Failures(settings, clock);
    this.services = new TypedServices(settings, transport, clock);
    this.headers = headers(settings);
  }

  /** A provider at its address. It need not be there yet. */
  public static OpenAiProvider connect(OpenAiProviderSettings settings) {
    return new OpenAiProvider(settings, Clock.systemUTC());
  }

  /** What its models cost: known where they are OpenAI's own, at OpenAI's own address. */
  public Prices prices() {
    return OpenAiPrices.at(settings.baseUrl());
  }

  private static Headers headers(OpenAiProviderSettings settings) {
    Headers.Builder headers = Headers.builder();
    headers.put("User-Agent", "Parley");
    headers.put("Accept", "application/json, text/event-stream");
    if (settings.apiKey() != null) {
      headers.put("Authorization", "Bearer " + settings.apiKey());
    }
    if (settings.organization() != null) {
      headers.put("OpenAI-Organization", settings.organization());
    }
    if (settings.project() != null) {
      headers.put("OpenAI-Project", settings.project());
    }
    return headers.build();
  }

  @Override
  public ChatStream chat(ChatRequest request) {
    return new ChatExchangeStream(() -> exchange(request));
  }

  private Exchange<ChatDelta> exchange(ChatRequest request) {
    ChatRequest asked = request.streamed() ? UsageInStreams.askedFor(request) : request;
    ApacheCall call = post(ChatJson.writeRequest(asked), "chat", "completions");
    return health.watching(new OpenAiExchange<>(call, failures, AnswerShape.of(request)));
  }

  @Override
  public AnswerStream<TextCompletion> complete(TextRequest request) {
    return new TextExchangeStream(() -> exchange(request));
  }

  private Exchange<TextCompletion> exchange(TextRequest request) {
    TextRequest asked = request.streamed() ? UsageInStreams.askedFor(request) : request;
    ApacheCall call = post(TextJson.writeRequest(asked), "completions");
    Exchange<TextCompletion> exchange =
        new OpenAiExchange<>(call, failures, AnswerShape.of(request));
    return health.watching(new TextExchange(exchange, settings.name(), request.model()));
  }

  @Override
  public EmbeddingAnswer embed(EmbeddingRequest request) {
    ApacheCall call =
        post(EmbeddingJson.writeRequest(request, EmbeddingEncoding.BASE64), "embeddings");
    try {
      EmbeddingAnswer answer = new EmbeddingCall(call, failures, request).answer();
      health.answered();
      return answer;
    } catch (ParleyException e) {
      throw health.failed(e);
    }
  }

  private ApacheCall post(byte[] json, String... path) {
    if (closed) {
      throw new ProviderUnavailableException(
          "provider_unavailable", "this OpenAiProvider was closed: make a new one");
    }
    return transport.call(
        HttpRequest.builder()
            .method(HttpMethod.POST)
            .baseUrl(settings.baseUrl().toString())
            .addPathSegments(path)
            .headers(headers)
            .body(new JsonBody(json))
            .build());
  }

  /**
   * {@inheritDoc}
   *
   * <p>The window is the configured one, else that of the model's family, else nobody's guess.
   */
  @Override
  public Capabilities capabilities(ModelId model) {
    OptionalInt configured = settings.contextTokens();
    OptionalInt window =
        configured.isPresent()
            ? configured
            : ModelFamily.of(model.value())
                .map(family -> OptionalInt.of(family.window()))
                .orElse(OptionalInt.empty());
    return new Capabilities(
        window,
        Capabilities.SystemMessages.MANY,
        Capabilities.Roles.ANY,
        settings.calls(),
        Set.of());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Asks the provider, and remembers its answer for five minutes.
   */
  @Override
  public List<ModelId> models() {
    return services.models();
  }

  @Override
  public TokenCount count(ChatRequest prompt) {
    return tokenizer.count(prompt);
  }

  @Override
  public TokenCount count(ModelId model, Message message) {
    return tokenizer.count(model, message);
  }

  @Override
  public OptionalInt atMost(ChatRequest prompt) {
    return tokenizer.atMost(prompt);
  }

  @Override
  public String name() {
    return settings.name();
  }

  /** How its last answer ended; nothing is asked for it. */
  @Override
  public State state() {
    return health.state();
  }

  /** Breaks off the answers under way and closes the connections. */
  @Override
  public void close() {
    closed = true;
    transport.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.adapter.llamacpp.fetch.Progress;
import dev.parley.adapter.llamacpp.process.Endpoint;
import dev.parley.adapter.llamacpp.process.LlamaCppSettings;
import dev.parley.adapter.llamacpp.process.LlamaServer;
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
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.json.wire.AnswerShape;
import dev.parley.json.wire.ChatExchangeStream;
import dev.parley.json.wire.Exchange;
import dev.parley.json.wire.TextExchangeStream;
import dev.parley.port.AnswerStream;
import dev.parley.port.ChatModel;
import dev.parley.port.ChatStream;
import dev.parley.port.Dependency;
import dev.parley.port.EmbeddingModel;
import dev.parley.port.TextModel;
import dev.parley.port.Tokenizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One GGUF model behind a {@code llama-server}: it answers, goes on with texts, embeds, counts with
 * the model's own tokenizer and chat template, and says how it is. Safe for any number of threads;
 * made for virtual ones.
 */
public final class LlamaCppChatModel
    implements ChatModel, TextModel, EmbeddingModel, Tokenizer, Dependency, AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofHours(2);

  private final String name;
  private final ModelId model;
  private final LlamaHttp http;
  private final Upstream upstream;
  private final TokenCounter counter = new TokenCounter();
  private final ReentrantLock finding = new ReentrantLock();
  private volatile @Nullable ModelFacts facts;

  private LlamaCppChatModel(String name, ModelId model, LlamaHttp http, Upstream upstream) {
    this.name = name;
    this.model = model;
    this.http = http;
    this.upstream = upstream;
  }

  /**
   * Starts a llama-server of one's own, fetches what is missing, and returns when it answers.
   * {@link #close} ends it.
   *
   * @throws ProviderUnavailableException when it can't be had, in one line with what to do
   */
  public static LlamaCppChatModel start(LlamaCppSettings settings) {
    return start(settings, Progress.silent());
  }

  /** As {@link #start(LlamaCppSettings)}; {@code progress} hears what is fetched and loaded. */
  public static LlamaCppChatModel start(LlamaCppSettings settings, Progress progress) {
    LlamaServer server = LlamaServer.start(settings, progress);
    try {
      server.awaitReady(LONGEST_START);
    } catch (InterruptedException e) {
      server.close();
      Thread.currentThread().interrupt();
      throw new ProviderUnavailableException(
          "model_not_ready", "the start of " + settings.model() + " was interrupted", e);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return over(server, new ModelId(settings.alias()), RemoteLlamaCppSettings.DEFAULT_TIMEOUT);
  }

  /**
   * A model over a llama-server of one's own that was started already, which {@link #close} ends.
   * It may still be on its way: until then calls fail with {@code model_not_ready}.
   *
   * @param model what clients call the model
   * @param timeout the longest silence, before the first byte and between pieces
   */
  public static LlamaCppChatModel over(LlamaServer server, ModelId model, Duration timeout) {
    LlamaHttp http = new LlamaHttp(timeout, Clock.systemUTC());
    return new LlamaCppChatModel(server.name(), model, http, new ChildUpstream(server));
  }

  /** A model of a llama-server that runs elsewhere. It need not be there yet. */
  public static LlamaCppChatModel connect(RemoteLlamaCppSettings settings) {
    LlamaHttp http = new LlamaHttp(settings.timeout(), Clock.systemUTC());
    Endpoint endpoint = new Endpoint(settings.baseUrl(), settings.apiKey());
    return new LlamaCppChatModel(
        settings.name(), settings.model(), http, new RemoteUpstream(http, endpoint));
  }

  @Override
  public ChatStream chat(ChatRequest request) {
    return new ChatExchangeStream(() -> ask(request));
  }

  private Exchange<ChatDelta> ask(ChatRequest request) {
    requireKnown(request.model());
    byte[] body = RequestBodies.chat(request);
    return http.answer(upstream.endpoint(), Prompted.CHAT, body, AnswerShape.of(request));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Fields of the API that llama-server would pass over are refused: {@code echo}, {@code
   * suffix}, and {@code best_of} above {@code n}.
   */
  @Override
  public AnswerStream<TextCompletion> complete(TextRequest request) {
    return new TextExchangeStream(() -> ask(request));
  }

  private Exchange<TextCompletion> ask(TextRequest request) {
    requireKnown(request.model());
    TextLimits.check(request);
    byte[] body = RequestBodies.text(request);
    AnswerShape<TextCompletion> shape =
        AnswerShape.of(request).mended(pieces -> new TextAnswer(pieces, request));
    return http.answer(upstream.endpoint(), Prompted.TEXT, body, shape);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A model that chats embeds, too: its vectors are the mean of what it thinks of each token.
   */
  @Override
  public EmbeddingAnswer embed(EmbeddingRequest request) {
    requireKnown(request.model());
    return http.embed(upstream.endpoint(), request);
  }

  @Override
  public Capabilities capabilities(ModelId asked) {
    return asked.equals(model) ? facts(api()).capabilities() : Capabilities.UNKNOWN;
  }

  @Override
  public List<ModelId> models() {
    return List.of(model);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Exact: llama-server renders the request as it would to answer it, and counts. Only pictures
   * and sound are estimated.
   */
  @Override
  public TokenCount count(ChatRequest prompt) {
    requireKnown(prompt.model());
    return counter.count(api(), prompt);
  }

  @Override
  public TokenCount count(ModelId asked, Message message) {
    requireKnown(asked);
    LlamaApi api = api();
    return counter.count(api, facts(api), message);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public State state() {
    return upstream.state();
  }

  /** Breaks off the answers under way, closes the connections, and ends a server of one's own. */
  @Override
  public void close() {
    http.close();
    upstream.close();
  }

  private LlamaApi api() {
    return new LlamaApi(http, upstream.endpoint());
  }

  private ModelFacts facts(LlamaApi api) {
    ModelFacts known = facts;
    return known != null && known.endpoint().equals(api.endpoint()) ? known : findOut(api);
  }

  /** One thread finds out, others wait for it: the server has few threads of its own. */
  private ModelFacts findOut(LlamaApi api) {
    finding.lock();
    try {
      ModelFacts known = facts;
      if (known == null || !known.endpoint().equals(api.endpoint())) {
        known = new TemplateProbe(api, model).facts();
        facts = known;
      }
      return known;
    } finally {
      finding.unlock();
    }
  }

  private void requireKnown(ModelId asked) {
    if (!asked.equals(model)) {
      throw new NotFoundException(
          "model_not_found", "model is " + asked + ": " + name + " has " + model);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Role;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.error.NotFoundException;
import dev.parley.port.ChatModel;
import dev.parley.port.ChatStream;
import dev.parley.port.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The fake {@link ChatModel} and {@link Tokenizer}: answers from {@link Script}s, in the order they
 * were queued, and remembers what it was asked. With an empty queue it repeats the last user
 * message. A token is a word; a message costs one more, and so does the opening of the answer.
 */
public final class ScriptedChatModel implements ChatModel, Tokenizer {
  private static final int DEFAULT_WINDOW = 8192;

  private final List<ModelId> models;
  private final ConcurrentLinkedQueue<Script> queue = new ConcurrentLinkedQueue<>();
  private final List<ChatRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger closes = new AtomicInteger();
  private final AtomicInteger cancelled = new AtomicInteger();
  private volatile Function<ChatRequest, Script> otherwise = ScriptedChatModel::echo;
  private volatile Capabilities capabilities =
      new Capabilities(OptionalInt.of(DEFAULT_WINDOW), Capabilities.SystemMessages.MANY);

  /** A provider of one model, {@code scripted}, with a window of 8192 tokens. */
  public ScriptedChatModel() {
    this("scripted");
  }

  /** A provider of these models. */
  public ScriptedChatModel(String... models) {
    List<ModelId> ids = new ArrayList<>();
    for (String model : models) {
      ids.add(new ModelId(model));
    }
    this.models = List.copyOf(ids);
  }

  /** Answers with these next, one for each request. */
  public ScriptedChatModel enqueue(Script... scripts) {
    queue.addAll(List.of(scripts));
    return this;
  }

  /** Answers so when nothing is queued. */
  public ScriptedChatModel otherwise(Function<ChatRequest, Script> answer) {
    otherwise = answer;
    return this;
  }

  /** Says from now on that its models can do this. */
  public ScriptedChatModel capabilities(Capabilities next) {
    capabilities = next;
    return this;
  }

  /** Says from now on that its models have this window. */
  public ScriptedChatModel window(int tokens) {
    return capabilities(capabilities.withWindow(tokens));
  }

  @Override
  public ChatStream chat(ChatRequest request) {
    return new ScriptedStream(this, request);
  }

  @Override
  public Capabilities capabilities(ModelId model) {
    return models.contains(model) ? capabilities : Capabilities.UNKNOWN;
  }

  @Override
  public List<ModelId> models() {
    return models;
  }

  @Override
  public TokenCount count(ChatRequest prompt) {
    requireKnown(prompt.model());
    return new TokenCount(Words.in(prompt), true);
  }

  @Override
  public TokenCount count(ModelId model, Message message) {
    requireKnown(model);
    return new TokenCount(Words.in(message), true);
  }

  /** What it was asked, in order: requests whose answer somebody began to read. */
  public List<ChatRequest> requests() {
    return List.copyOf(requests);
  }

  /** The last of {@link #requests}. */
  public ChatRequest lastRequest() {
    if (requests.isEmpty()) {
      throw new AssertionError("the model was asked nothing yet");
    }
    return requests.getLast();
  }

  /** Answers that were begun and are neither at their end nor closed. */
  public int open() {
    return open.get();
  }

  /** Streams that were closed; closing one twice counts once. */
  public int closes() {
    return closes.get();
  }

  /** Answers that were begun and closed before their end. */
  public int cancelled() {
    return cancelled.get();
  }

  Script begin(ChatRequest request) {
    requests.add(request);
    requireKnown(request.model());
    Script next = queue.poll();
    Script script = next == null ? otherwise.apply(request) : next;
    open.incrementAndGet();
    return script;
  }

  void ended() {
    open.decrementAndGet();
  }

  void closed(boolean early) {
    closes.incrementAndGet();
    if (early) {
      cancelled.incrementAndGet();
    }
  }

  int asked() {
    return requests.size();
  }

  private void requireKnown(ModelId model) {
    if (!models.contains(model)) {
      throw new NotFoundException(
          "model_not_found", "model is " + model + ": use one of " + models);
    }
  }

  private static Script echo(ChatRequest request) {
    for (Message message : request.messages().reversed()) {
      if (message.role() == Role.USER) {
        return Script.text(message.text().splitWithDelimiters(" ", 0));
      }
    }
    return Script.text("Nothing", " was", " said.");
  }
}

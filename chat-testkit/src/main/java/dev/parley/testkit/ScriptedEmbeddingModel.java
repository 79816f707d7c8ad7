// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingInput;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.embedding.EmbeddingUsage;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.port.EmbeddingModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The fake {@link EmbeddingModel}: the same text always has the same vector, and texts that share
 * words have vectors near each other. It remembers what it was asked, and can be told to stall, to
 * fail or to answer something else. A token is a word.
 */
public final class ScriptedEmbeddingModel implements EmbeddingModel {
  /** What its vectors have unless a request asks for another number. */
  public static final int DIMENSIONS = 64;

  private static final Behaviour USUAL = new Behaviour() {};

  private final List<ModelId> models;
  private final List<EmbeddingRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private volatile Behaviour behaviour = USUAL;

  /** What becomes of a request and of the usual answer to it. */
  private interface Behaviour {
    default void begin() throws InterruptedException {}

    default EmbeddingAnswer end(EmbeddingAnswer usual) {
      return usual;
    }
  }

  /** A provider of one model, {@code scripted-embedding}. */
  public ScriptedEmbeddingModel() {
    this("scripted-embedding");
  }

  /** A provider of these models. */
  public ScriptedEmbeddingModel(String... models) {
    this.models = Stream.of(models).map(ModelId::new).toList();
  }

  /** Stalls at this gate from now on, and answers when it opens. */
  public ScriptedEmbeddingModel stall(Gate gate) {
    behaviour =
        new Behaviour() {
          @Override
          public void begin() throws InterruptedException {
            gate.pass(new CompletableFuture<>());
          }
        };
    return this;
  }

  /** Fails so from now on. */
  public ScriptedEmbeddingModel fail(ParleyException error) {
    behaviour =
        new Behaviour() {
          @Override
          public void begin() {
            throw error;
          }
        };
    return this;
  }

  /** Changes its answers so from now on. */
  public ScriptedEmbeddingModel change(UnaryOperator<EmbeddingAnswer> change) {
    behaviour =
        new Behaviour() {
          @Override
          public EmbeddingAnswer end(EmbeddingAnswer usual) {
            return change.apply(usual);
          }
        };
    return this;
  }

  /** Answers as in the beginning. */
  public ScriptedEmbeddingModel recover() {
    behaviour = USUAL;
    return this;
  }

  @Override
  public EmbeddingAnswer embed(EmbeddingRequest request) {
    requests.add(request);
    requireKnown(request.model());
    open.incrementAndGet();
    try {
      Behaviour now = behaviour;
      now.begin();
      return now.end(answer(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderUnavailableException(
          "provider_unavailable", "the wait for the embeddings was interrupted", e);
    } finally {
      open.decrementAndGet();
    }
  }

  @Override
  public List<ModelId> models() {
    return models;
  }

  /** What it was asked, in order. */
  public List<EmbeddingRequest> requests() {
    return List.copyOf(requests);
  }

  /** The last of {@link #requests}. */
  public EmbeddingRequest lastRequest() {
    if (requests.isEmpty()) {
      throw new AssertionError("the model was asked nothing yet");
    }
    return requests.getLast();
  }

  /** The requests that it is still at. */
  public int open() {
    return open.get();
  }

  private static EmbeddingAnswer answer(EmbeddingRequest request) {
    int dimensions = request.dimensions().orElse(DIMENSIONS);
    List<List<String>> items = words(request.input());
    List<Embedding> embeddings =
        items.stream().map(words -> WordVectors.sum(words, dimensions)).toList();
    long tokens = items.stream().mapToLong(List::size).sum();
    return EmbeddingAnswer.of(
        request.model().value(), embeddings, new EmbeddingUsage(tokens, tokens, Extras.NONE));
  }

  private static List<List<String>> words(EmbeddingInput input) {
    return switch (input) {
      case EmbeddingInput.Texts texts -> texts.texts().stream().map(WordVectors::words).toList();
      case EmbeddingInput.Tokens tokens ->
          tokens.items().stream()
              .map(item -> item.stream().map(id -> "token " + id).toList())
              .toList();
    };
  }

  private void requireKnown(ModelId model) {
    if (!models.contains(model)) {
      throw new NotFoundException(
          "model_not_found", "model is " + model + ": use one of " + models);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.embedding;

import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.embedding.EmbeddingUsage;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.usage.Money;
import dev.parley.engine.routing.Embedder;
import dev.parley.engine.routing.Fallback;
import dev.parley.engine.routing.Router;
import java.util.Optional;

/**
 * Makes embeddings.
 *
 * <pre>{@code
 * var reply = new Embeddings(router).embed(EmbeddingRequest.of("openai/text-embedding-3-small", text));
 * }</pre>
 *
 * <p>Vectors of different models say nothing of each other: a route for embeddings lists one model
 * at several providers.
 */
public final class Embeddings {
  private final Router router;

  public Embeddings(Router router) {
    this.router = router;
  }

  /**
   * Embeds all items of the input. When a provider fails, the next one of the route is asked, with
   * all items anew. Dimensions that the request leaves open are those of the route or provider. A
   * virtual thread that waits here is let go by an interrupt, with a {@link
   * ProviderUnavailableException}, and stays interrupted.
   *
   * @throws dev.parley.domain.error.NotFoundException when nobody answers to the model's name
   * @throws dev.parley.domain.error.InvalidRequestException {@code unsupported_model}, when those
   *     who do make no embeddings
   * @throws dev.parley.domain.error.ParleyException as {@link dev.parley.port.EmbeddingModel#embed}
   *     does, of the provider that was asked last
   */
  public EmbeddingReply embed(EmbeddingRequest request) {
    return Fallback.ask(
        router.embedders(request.model()),
        embedder -> ask(embedder, request),
        error -> !Thread.currentThread().isInterrupted() && Fallback.passesOver(error));
  }

  private static EmbeddingReply ask(Embedder embedder, EmbeddingRequest request) {
    EmbeddingAnswer answer =
        embedder
            .embeddings()
            .embed(request.withModel(embedder.model()).orElse(embedder.parameters()));
    int given = answer.items().size();
    int wanted = request.input().size();
    if (given != wanted) {
      throw new ProviderUnavailableException(
          "provider_error",
          "provider "
              + embedder.provider()
              + " gave "
              + given
              + " embeddings for "
              + wanted
              + " items; ask again, or another model");
    }
    return new EmbeddingReply(embedder.provider(), answer, cost(embedder, answer));
  }

  private static Optional<Money> cost(Embedder embedder, EmbeddingAnswer answer) {
    EmbeddingUsage usage = answer.usage();
    return embedder
        .prices()
        .cost(
            embedder.model(),
            CompletionHead.of("", 0, answer.model()),
            usage == null ? null : Usage.of(usage.promptTokens(), 0));
  }
}

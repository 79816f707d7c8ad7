// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.usage.Prices;
import dev.parley.port.ChatModel;
import dev.parley.port.EmbeddingModel;
import dev.parley.port.TextModel;
import dev.parley.port.Tokenizer;
import org.jspecify.annotations.Nullable;

/**
 * A provider of models, as a router knows it.
 *
 * @param name as routes and {@code provider/model} name it
 * @param parameters the fields of requests that set them neither themselves nor by their route
 * @param others whether it is asked for models that nobody here knows
 * @param embeddings its models that make embeddings; null for none
 * @param texts its models that go on with texts; null for none
 * @param prices what its models cost
 */
public record Provider(
    String name,
    ChatModel model,
    Tokenizer tokenizer,
    Parameters parameters,
    Others others,
    @Nullable EmbeddingModel embeddings,
    @Nullable TextModel texts,
    Prices prices) {
  /** What becomes of a model name that is neither a route nor a known model. */
  public enum Others {
    PASSED_ON,
    UNKNOWN
  }

  /** A provider whose prices are not known. */
  public Provider(
      String name,
      ChatModel model,
      Tokenizer tokenizer,
      Parameters parameters,
      Others others,
      @Nullable EmbeddingModel embeddings) {
    this(name, model, tokenizer, parameters, others, embeddings, null, Prices.UNKNOWN);
  }

  /** A provider of chats alone. */
  public Provider(
      String name, ChatModel model, Tokenizer tokenizer, Parameters parameters, Others others) {
    this(name, model, tokenizer, parameters, others, null);
  }

  /** Whether it names that model among its own. */
  boolean lists(ModelId name) {
    return model.models().contains(name)
        || (embeddings != null && embeddings.models().contains(name));
  }

  /** This provider, with chats and counts through that. */
  public <M extends ChatModel & Tokenizer> Provider with(M next) {
    return new Provider(name, next, next, parameters, others, embeddings, texts, prices);
  }

  /** This provider, with models that make embeddings. */
  public Provider withEmbeddings(EmbeddingModel next) {
    return new Provider(name, model, tokenizer, parameters, others, next, texts, prices);
  }

  /** This provider, with models that go on with texts. */
  public Provider withTexts(TextModel next) {
    return new Provider(name, model, tokenizer, parameters, others, embeddings, next, prices);
  }

  /** This provider, with prices. */
  public Provider withPrices(Prices next) {
    return new Provider(name, model, tokenizer, parameters, others, embeddings, texts, next);
  }
}

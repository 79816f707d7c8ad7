// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.onnx;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingInput;
import dev.parley.domain.embedding.EmbeddingRequest;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.port.EmbeddingModel;
import java.util.List;

/**
 * all-MiniLM-L6-v2 within this process: unit vectors of {@link #DIMENSIONS} dimensions.
 *
 * <p>The model reads {@link #LONGEST_WINDOW} word pieces at once, {@code [CLS]} and {@code [SEP]}
 * among them. Where the original cuts a longer text off there, without a word, this one reads all
 * of it, in as few windows of about equal length as hold it, cut between words where it can: the
 * vector is the mean over the tokens of all windows. A text that fits has the original's vector.
 * {@code usage.prompt_tokens} are the tokens that were read, those two of each window included.
 *
 * <p>Nothing is loaded and no thread is started before the first call, which takes a second longer
 * for it. A call of many texts is computed in batches, and calls take turns batch by batch. Besides
 * what the port says, a call is an {@link dev.parley.domain.error.OverloadedException} when as many
 * wait as may. One that is interrupted returns at once; of its batches none is begun any more.
 */
public final class OnnxEmbeddingModel implements EmbeddingModel, AutoCloseable {
  /** Of every vector. */
  public static final int DIMENSIONS = 384;

  /** The word pieces that the model was trained to read at once. */
  public static final int LONGEST_WINDOW = 256;

  private final ModelId model;
  private final Lane lane;

  private OnnxEmbeddingModel(OnnxSettings settings, Engine.Loader loader) {
    this.model = new ModelId(settings.precision().model());
    this.lane = new Lane(settings, loader);
  }

  /** The model with these settings. It is the caller's to close. */
  public static OnnxEmbeddingModel of(OnnxSettings settings) {
    return of(settings, () -> Engine.load(settings));
  }

  static OnnxEmbeddingModel of(OnnxSettings settings, Engine.Loader loader) {
    return new OnnxEmbeddingModel(settings, loader);
  }

  @Override
  public EmbeddingAnswer embed(EmbeddingRequest request) {
    if (!request.model().equals(model)) {
      throw new NotFoundException(
          "model_not_found", "model " + request.model() + " is not known here: use " + model);
    }
    int dimensions = request.dimensions().orElse(DIMENSIONS);
    if (dimensions != DIMENSIONS) {
      throw new InvalidRequestException(
          "dimensions",
          dimensions,
          model + " makes vectors of " + DIMENSIONS + " and no others; say that, or leave it out");
    }
    return switch (request.input()) {
      case EmbeddingInput.Texts texts -> lane.embed(texts.texts()).answer(model);
      case EmbeddingInput.Tokens tokens ->
          throw new InvalidRequestException(
              "input", "in tokens", "give texts, since " + model + " cuts them by itself");
    };
  }

  @Override
  public List<ModelId> models() {
    return List.of(model);
  }

  /** The calls that wait or are under way. */
  int working() {
    return lane.calls();
  }

  /**
   * Ends the threads once their batch is done, and gives the memory back. Calls that wait end with
   * an error, as later ones do.
   */
  @Override
  public void close() {
    lane.close();
  }
}

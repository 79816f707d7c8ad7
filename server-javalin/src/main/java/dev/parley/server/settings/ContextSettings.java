// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a history is fitted into a model's window.
 *
 * @param strategy what is done with what does not fit
 * @param maxTokens a window smaller than the model's, or one for models whose window is unknown
 * @param answerReserveTokens tokens kept free for the answer
 * @param noteRole the role of notes that change every turn
 * @param notePosition where those notes stand
 * @param summaryModel a route or provider/model that writes summaries; none: the turn's own
 * @param recallEmbedding what finds old turns again
 */
public record ContextSettings(
    Strategy strategy,
    @Nullable Integer maxTokens,
    int answerReserveTokens,
    NoteRole noteRole,
    NotePosition notePosition,
    @Nullable String summaryModel,
    EmbeddingChoice recallEmbedding) {

  /** What is done with the part of a history that does not fit. */
  public enum Strategy {
    AUTO,
    DROP_OLDEST,
    SUMMARIZE,
    RECALL,
    NONE
  }

  /** The role of knowledge and recalled turns in the prompt. */
  public enum NoteRole {
    SYSTEM,
    DEVELOPER,
    USER
  }

  /** Where knowledge and recalled turns stand in the prompt. */
  public enum NotePosition {
    BEFORE_NEW_MESSAGE,
    AFTER_SYSTEM
  }

  static final Key<Strategy> STRATEGY =
      Key.of(
          "strategy",
          Types.choice(Strategy.class),
          Strategy.AUTO,
          "what is done with what does not fit; none: a 400 context_length_exceeded");
  static final Key<@Nullable Integer> MAX_TOKENS =
      Key.optional(
          "max_tokens",
          Types.integer(64, Integer.MAX_VALUE),
          "window to fit into, where it is smaller than the model's or the model's is unknown");
  static final Key<Integer> ANSWER_RESERVE_TOKENS =
      Key.of(
          "answer_reserve_tokens",
          Types.integer(1, 10_000_000),
          512,
          "tokens kept free for the answer where a request does not say how long it may be");
  static final Key<NoteRole> NOTE_ROLE =
      Key.of(
          "note_role",
          Types.choice(NoteRole.class),
          NoteRole.SYSTEM,
          "role of knowledge and recalled turns in the prompt");
  static final Key<NotePosition> NOTE_POSITION =
      Key.of(
          "note_position",
          Types.choice(NotePosition.class),
          NotePosition.BEFORE_NEW_MESSAGE,
          "where knowledge and recalled turns stand in the prompt");
  static final Key<@Nullable String> SUMMARY_MODEL =
      Key.optional(
          "summary_model",
          Types.text(),
          "route or provider/model that writes summaries; null: the turn's own");
  static final Key<EmbeddingChoice> RECALL_EMBEDDING =
      Key.of(
          "recall_embedding",
          Types.embedding(),
          new EmbeddingChoice.Onnx(),
          "what finds old turns again");
  static final Section SECTION =
      new Section(
          "context",
          "How a history is fitted into a model's window.",
          List.of(
              STRATEGY,
              MAX_TOKENS,
              ANSWER_RESERVE_TOKENS,
              NOTE_ROLE,
              NOTE_POSITION,
              SUMMARY_MODEL,
              RECALL_EMBEDDING));

  static ContextSettings from(Block block) {
    return new ContextSettings(
        block.get(STRATEGY),
        block.get(MAX_TOKENS),
        block.get(ANSWER_RESERVE_TOKENS),
        block.get(NOTE_ROLE),
        block.get(NOTE_POSITION),
        block.get(SUMMARY_MODEL),
        block.get(RECALL_EMBEDDING));
  }
}

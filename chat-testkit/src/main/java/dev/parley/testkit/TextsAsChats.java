// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Role;
import dev.parley.domain.completion.TextChoice;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.domain.context.Capabilities;
import dev.parley.port.AnswerStream;
import dev.parley.port.ChatModel;
import dev.parley.port.ChatStream;
import dev.parley.port.TextModel;
import java.util.List;

/**
 * A {@link TextModel} looked at as a {@link ChatModel}, for {@link TextModelContract}: the last
 * message is the prompt, and each piece of text is one of an answer.
 *
 * @param texts the model, closed with this
 * @param known a model that it has
 */
@SuppressWarnings("try") // AutoCloseable may be interrupted in closing; models are not
public record TextsAsChats<M extends TextModel & AutoCloseable>(M texts, ModelId known)
    implements ChatModel, AutoCloseable {
  @Override
  public ChatStream chat(ChatRequest request) {
    RawJson prompt = RawJson.of(request.messages().getLast().text());
    return new Stream(
        texts.complete(new TextRequest(request.model(), prompt, request.parameters())));
  }

  @Override
  public Capabilities capabilities(ModelId model) {
    return Capabilities.UNKNOWN;
  }

  @Override
  public List<ModelId> models() {
    return List.of(known);
  }

  @Override
  public void close() {
    try {
      texts.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static final class Stream implements ChatStream {
    private final AnswerStream<TextCompletion> pieces;
    private boolean begun;

    Stream(AnswerStream<TextCompletion> pieces) {
      this.pieces = pieces;
    }

    @Override
    public boolean hasNext() {
      return pieces.hasNext();
    }

    @Override
    public ChatDelta next() {
      TextCompletion piece = pieces.next();
      List<ChoiceDelta> choices = piece.choices().stream().map(this::spoken).toList();
      begun = true;
      return new ChatDelta(piece.head(), choices, piece.usage(), piece.extras());
    }

    private ChoiceDelta spoken(TextChoice choice) {
      return new ChoiceDelta(
          choice.index(),
          begun ? null : Role.ASSISTANT,
          choice.text(),
          null,
          List.of(),
          null,
          choice.finishReason(),
          null,
          Extras.NONE,
          choice.extras());
    }

    @Override
    public void close() {
      pieces.close();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.completion.TextChoice;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.port.AnswerStream;
import dev.parley.port.ChatStream;
import dev.parley.port.TextModel;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The fake {@link TextModel}: a {@link ScriptedChatModel} whose words are texts. That one is told
 * what to say, and knows what it was asked as chats whose only message is the prompt's JSON.
 */
public final class ScriptedTextModel implements TextModel, AutoCloseable {
  private final ScriptedChatModel words;
  private volatile UnaryOperator<TextCompletion> change = UnaryOperator.identity();

  /** A provider of one model, {@code scripted-text}. */
  public ScriptedTextModel() {
    this(new ScriptedChatModel("scripted-text"));
  }

  /** One that says what {@code words} does. */
  public ScriptedTextModel(ScriptedChatModel words) {
    this.words = words;
  }

  /** Changes its pieces so from now on. */
  public ScriptedTextModel change(UnaryOperator<TextCompletion> next) {
    change = next;
    return this;
  }

  @Override
  public AnswerStream<TextCompletion> complete(TextRequest request) {
    ChatRequest asked =
        ChatRequest.of(request.model().value(), Message.user(request.prompt().text()))
            .withParameters(request.parameters());
    return new Pieces(words.chat(asked));
  }

  /** Whom it has its words from. */
  public ScriptedChatModel words() {
    return words;
  }

  /** What it was asked last, of which somebody began to read the answer. */
  public TextRequest lastRequest() {
    ChatRequest last = words.lastRequest();
    RawJson prompt = new RawJson(last.messages().getFirst().text());
    return new TextRequest(last.model(), prompt, last.parameters());
  }

  @Override
  public void close() {}

  private final class Pieces implements AnswerStream<TextCompletion> {
    private final ChatStream stream;

    Pieces(ChatStream stream) {
      this.stream = stream;
    }

    @Override
    public boolean hasNext() {
      return stream.hasNext();
    }

    @Override
    public TextCompletion next() {
      return change.apply(text(stream.next()));
    }

    @Override
    public void close() {
      stream.close();
    }
  }

  private static TextCompletion text(ChatDelta piece) {
    List<TextChoice> choices = piece.choices().stream().map(ScriptedTextModel::text).toList();
    return new TextCompletion(piece.head(), choices, piece.usage(), piece.extras());
  }

  private static TextChoice text(ChoiceDelta choice) {
    String said = choice.content();
    return new TextChoice(
        choice.index(), said == null ? "" : said, null, choice.finishReason(), choice.extras());
  }
}

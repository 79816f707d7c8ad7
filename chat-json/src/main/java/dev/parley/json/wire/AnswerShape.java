// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.domain.completion.TextRequest;
import dev.parley.json.TextJson;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the answer to a request is wanted.
 *
 * @param <T> its pieces
 */
public final class AnswerShape<T> {
  private static final String EVENTS = "event-stream";

  private final Form<T> form;
  private final boolean inPieces;
  private final int choices;
  private final UnaryOperator<Answer<T>> mending;

  private AnswerShape(
      Form<T> form, boolean inPieces, int choices, UnaryOperator<Answer<T>> mending) {
    this.form = form;
    this.inPieces = inPieces;
    this.choices = choices;
    this.mending = mending;
  }

  /** The answer to a chat. */
  public static AnswerShape<ChatDelta> of(ChatRequest request) {
    long choices = request.parameters().get(Parameter.N).orElse(1L);
    return new AnswerShape<>(
        ChatForm.ONLY, request.streamed(), (int) choices, UnaryOperator.identity());
  }

  /** The text completions of all prompts. */
  public static AnswerShape<TextCompletion> of(TextRequest request) {
    int choices = TextJson.prompts(request) * request.choices();
    return new AnswerShape<>(TextForm.ONLY, request.streamed(), choices, UnaryOperator.identity());
  }

  /** This shape, whose pieces go through {@code next} as they come, before they are gathered. */
  public AnswerShape<T> mended(UnaryOperator<Answer<T>> next) {
    return new AnswerShape<>(form, inPieces, choices, next);
  }

  /** Whether it is wanted in pieces; else whole, as a stream of one piece. */
  public boolean inPieces() {
    return inPieces;
  }

  /**
   * The answer in a body, in events or whole as its type says: what stands between us and the
   * provider may have made one of the other. A body without a type comes as it was asked for.
   *
   * @throws MalformedAnswerException when the body is of another type
   */
  public Answer<T> read(@Nullable String contentType, InputStream body)
      throws MalformedAnswerException {
    if (contentType == null) {
      return inPieces ? inEvents(body) : whole(body);
    }
    String type = bare(contentType);
    if (type.endsWith(EVENTS)) {
      return inEvents(body);
    }
    if (type.endsWith("json")) {
      return whole(body);
    }
    throw new MalformedAnswerException("with " + type + " in place of an answer");
  }

  private Answer<T> whole(InputStream body) {
    return mending.apply(new PlainAnswer<>(form, body));
  }

  private Answer<T> inEvents(InputStream bytes) {
    Answer<T> pieces = mending.apply(new StreamedAnswer<>(form, bytes, choices));
    return inPieces ? pieces : new GatheredAnswer<>(form, pieces);
  }

  private static String bare(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}

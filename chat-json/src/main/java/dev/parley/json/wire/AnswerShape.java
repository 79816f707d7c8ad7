// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Parameter;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the answer to a request is wanted.
 *
 * @param inPieces or whole, as a stream of one piece
 * @param choices how many answers were asked for
 */
public record AnswerShape(boolean inPieces, int choices) {
  private static final String EVENTS = "event-stream";

  public static AnswerShape of(ChatRequest request) {
    long choices = request.parameters().get(Parameter.N).orElse(1L);
    return new AnswerShape(request.streamed(), (int) choices);
  }

  /**
   * The answer in a body, in events or whole as its type says: what stands between us and the
   * provider may have made one of the other. A body without a type comes as it was asked for.
   *
   * @throws MalformedAnswerException when the body is of another type
   */
  public Answer read(@Nullable String contentType, InputStream body)
      throws MalformedAnswerException {
    if (contentType == null) {
      return inPieces ? inEvents(body) : new PlainAnswer(body);
    }
    String type = bare(contentType);
    if (type.endsWith(EVENTS)) {
      return inEvents(body);
    }
    if (type.endsWith("json")) {
      return new PlainAnswer(body);
    }
    throw new MalformedAnswerException("with " + type + " in place of an answer");
  }

  private Answer inEvents(InputStream bytes) {
    Answer pieces = new StreamedAnswer(bytes, choices);
    return inPieces ? pieces : new GatheredAnswer(pieces);
  }

  private static String bare(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}

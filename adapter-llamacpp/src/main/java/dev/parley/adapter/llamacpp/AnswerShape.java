// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Parameter;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.ResponseBody;

/**
 * How the answer to a request is wanted.
 *
 * @param inPieces or whole, as a stream of one piece
 * @param choices how many answers were asked for
 */
record AnswerShape(boolean inPieces, int choices) {
  static AnswerShape of(ChatRequest request) {
    long choices = request.parameters().get(Parameter.N).orElse(1L);
    return new AnswerShape(request.streamed(), (int) choices);
  }

  /**
   * The answer in a body. What stands between us and llama-server may have made a whole one of it.
   *
   * @throws MalformedAnswerException when the body is of another type
   */
  Answer read(ResponseBody body) throws MalformedAnswerException {
    InputStream bytes = body.byteStream();
    MediaType type = body.contentType();
    return switch (type == null ? "event-stream" : type.subtype()) {
      case "event-stream" -> inEvents(bytes);
      case "json" -> new PlainAnswer(bytes);
      default -> throw new MalformedAnswerException("with " + type + " in place of events");
    };
  }

  private Answer inEvents(InputStream bytes) {
    Answer pieces = new StreamedAnswer(bytes, choices);
    return inPieces ? pieces : new GatheredAnswer(pieces);
  }
}

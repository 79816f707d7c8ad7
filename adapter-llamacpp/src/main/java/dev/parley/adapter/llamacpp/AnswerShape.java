// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Parameter;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.ResponseBody;

/**
 * How the answer to a request looks.
 *
 * @param streamed whether it comes in events
 * @param choices how many answers were asked for
 */
record AnswerShape(boolean streamed, int choices) {
  static AnswerShape of(ChatRequest request) {
    long choices = request.parameters().get(Parameter.N).orElse(1L);
    return new AnswerShape(request.streamed(), (int) choices);
  }

  /**
   * The answer in a body. A server that streams nothing may answer whole.
   *
   * @throws MalformedAnswerException when the body is of another type
   */
  Answer read(ResponseBody body) throws MalformedAnswerException {
    InputStream bytes = body.byteStream();
    MediaType type = body.contentType();
    String subtype = type == null ? streamed ? "event-stream" : "json" : type.subtype();
    return switch (subtype) {
      case "event-stream" -> new StreamedAnswer(bytes, choices);
      case "json" -> new PlainAnswer(bytes);
      default ->
          throw new MalformedAnswerException(
              "with " + type + " in place of " + (streamed ? "an event stream" : "JSON"));
    };
  }
}

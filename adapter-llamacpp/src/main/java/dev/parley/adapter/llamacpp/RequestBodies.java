// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.completion.TextRequest;
import dev.parley.json.ChatJson;
import dev.parley.json.TextJson;
import dev.parley.json.wire.UsageInStreams;

/**
 * What llama-server is sent: the request as it is, in any case as a stream with usage.
 *
 * <p>A whole answer is asked for in pieces, too: while another stream runs, llama-server does not
 * notice that the client of a plain request has gone, and works on to the end. A stream's it
 * notices with the next token.
 */
final class RequestBodies {
  private RequestBodies() {}

  static byte[] chat(ChatRequest request) {
    return ChatJson.writeRequest(UsageInStreams.askedFor(request.with(Parameter.STREAM, true)));
  }

  static byte[] text(TextRequest request) {
    return TextJson.writeRequest(UsageInStreams.askedFor(request.with(Parameter.STREAM, true)));
  }

  /** A request to render, which is all of it but how the answer is to travel. */
  static byte[] prompt(ChatRequest request) {
    return ChatJson.writeRequest(
        request.withParameters(
            request
                .parameters()
                .without(Parameter.STREAM.name())
                .without(Parameter.STREAM_OPTIONS.name())));
  }
}

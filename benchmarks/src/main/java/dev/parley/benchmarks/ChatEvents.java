// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** A streamed answer as a provider sends it: events of some 250 bytes, each with one word. */
final class ChatEvents {
  static final int EVENTS = 100;

  /** What they answer. */
  static final ChatRequest REQUEST =
      ChatRequest.of("gpt-4o-mini", Message.user("Say something.")).with(Parameter.STREAM, true);

  private ChatEvents() {}

  /** The JSON of each event. */
  static List<byte[]> data() {
    return IntStream.range(0, EVENTS)
        .mapToObj(ChatEvents::json)
        .map(json -> json.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String json(int word) {
    return """
    {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"gpt-4o-mini",\
    "system_fingerprint":"fp_benchmark","choices":[{"index":0,"delta":{"content":" word%d"},\
    "logprobs":null,"finish_reason":%s}]}\
    """
        .formatted(word, word == EVENTS - 1 ? "\"stop\"" : "null");
  }

  /** All of them as they come over the wire, with the word that ends them. */
  static byte[] stream() {
    StringBuilder all = new StringBuilder();
    for (byte[] json : data()) {
      all.append("data: ").append(new String(json, StandardCharsets.UTF_8)).append("\n\n");
    }
    return all.append("data: [DONE]\n\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.nio.charset.StandardCharsets;

/** What goes over the wire: the requests of the load, the fixed answers of the provider. */
final class Wire {
  static final String PATH = "/v1/chat/completions";
  static final String CONTENT = "\"content\":\"";
  static final String DONE = "[DONE]";

  /** What a plain answer says. */
  static final String ANSWER =
      "A pot of tea stays hot for an hour where the pot was warmed before, and stands under a"
          + " cosy.";

  private static final String QUESTION =
      "How long does a pot of tea stay hot, and what could I do for it to stay hot for longer?";
  private static final String CHUNK_HEAD =
      """
      {"id":"chatcmpl-benchmark","object":"chat.completion.chunk","created":1700000000,\
      "model":"gpt-4o-mini","system_fingerprint":"fp_benchmark",\
      """;

  private Wire() {}

  static String plainRequest() {
    return json(false);
  }

  static byte[] request(String host, boolean streamed) {
    String json = json(streamed);
    return bytes(
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: */*\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(PATH, host, json.length(), json));
  }

  private static String json(boolean streamed) {
    return """
    {"model":"gpt-4o-mini",%s"messages":[\
    {"role":"system","content":"You are a helpful assistant that answers in one sentence."},\
    {"role":"user","content":"%s"}],"temperature":0.7,"max_tokens":128}\
    """
        .formatted(
            streamed ? "\"stream\":true,\"stream_options\":{\"include_usage\":true}," : "",
            QUESTION);
  }

  static byte[] plainAnswer() {
    String json =
        """
        {"id":"chatcmpl-benchmark","object":"chat.completion","created":1700000000,\
        "model":"gpt-4o-mini","system_fingerprint":"fp_benchmark","choices":[{"index":0,\
        "message":{"role":"assistant","content":"%s","refusal":null},"logprobs":null,\
        "finish_reason":"stop"}],\
        "usage":{"prompt_tokens":48,"completion_tokens":24,"total_tokens":72}}\
        """
            .formatted(ANSWER);
    return bytes(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(json.length(), json));
  }

  static byte[] streamHead() {
    return bytes(
        """
        HTTP/1.1 200 OK\r
        Content-Type: text/event-stream\r
        Cache-Control: no-cache\r
        Transfer-Encoding: chunked\r
        \r
        """);
  }

  /** One piece, whose content is to begin with its number and the time that it was held back. */
  static String piece(boolean first, String content) {
    return chunk(
        """
        data: %s"choices":[{"index":0,"delta":{%s%s%s"},"logprobs":null,"finish_reason":null}]}

        """
            .formatted(CHUNK_HEAD, first ? "\"role\":\"assistant\"," : "", CONTENT, content));
  }

  /** The finish, the usage, the end of the events and of the answer. */
  static byte[] streamEnd() {
    String events =
        """
        data: %1$s"choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]}

        data: %1$s"choices":[],"usage":{"prompt_tokens":48,"completion_tokens":24,"total_tokens":72}}

        data: %2$s

        """
            .formatted(CHUNK_HEAD, DONE);
    return bytes(chunk(events) + "0\r\n\r\n");
  }

  private static String chunk(String payload) {
    return "%x\r\n%s\r\n".formatted(payload.length(), payload);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

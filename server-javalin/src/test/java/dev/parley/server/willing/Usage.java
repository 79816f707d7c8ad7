// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.willing;

import dev.parley.json.JsonWriter;

/** Tokens: every word is one, and an audio is twenty. */
record Usage(long read, long cached, long heard, long written, long thought, long spoken) {
  private static final int AUDIO = 20;
  private static final int THOUGHT = 16;

  static Usage of(Question question, Reply reply, boolean isAskedAgain) {
    long heard = question.count("input_audio") * AUDIO;
    long words =
        question.messages().stream().mapToLong(message -> words(Question.text(message))).sum();
    long thought = question.request().has("reasoning_effort") ? THOUGHT : 0;
    long spoken = question.wantsAudio() ? AUDIO : 0;
    long written =
        words(reply.text()) + reply.calls().stream().mapToLong(c -> words(c.arguments())).sum();
    return new Usage(words, isAskedAgain ? words : 0, heard, written, thought, spoken);
  }

  private static long words(String text) {
    return text.isBlank() ? 1 : text.strip().split("\\s+", -1).length;
  }

  void write(JsonWriter out) {
    long prompt = read + heard;
    long completion = written + thought + spoken;
    out.beginObject()
        .field("prompt_tokens", prompt)
        .field("completion_tokens", completion)
        .field("total_tokens", prompt + completion)
        .name("prompt_tokens_details")
        .beginObject()
        .field("cached_tokens", cached)
        .field("cache_write_tokens", read - cached)
        .field("audio_tokens", heard)
        .endObject()
        .name("completion_tokens_details")
        .beginObject()
        .field("reasoning_tokens", thought)
        .field("audio_tokens", spoken)
        .endObject()
        .endObject();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.completion.TextChoice;
import dev.parley.domain.completion.TextCompletion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code text_completion}, whole or in pieces. What a provider leaves out is empty or counted. */
final class TextCompletionCodec {
  private TextCompletionCodec() {}

  static TextCompletion read(JsonReader in) throws IOException {
    in.requireObject("a completion is an object");
    Rest rest = new Rest(in);
    HeadCodec head = new HeadCodec();
    List<TextChoice> choices = new ArrayList<>(1);
    Usage usage = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "choices" -> in.each(() -> choices.add(choice(in, choices.size())));
        case "usage" -> usage = UsageCodec.readOrNull(in);
        default -> {
          if (!head.read(field, in)) {
            rest.keep(field);
          }
        }
      }
    }
    return new TextCompletion(head.head(), choices, usage, rest.extras());
  }

  private static TextChoice choice(JsonReader in, int place) throws IOException {
    in.requireObject("a choice is an object");
    Rest rest = new Rest(in);
    int index = place;
    String text = null;
    RawJson logprobs = null;
    FinishReason reason = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "index" -> index = in.indexOr(place);
        case "text" -> text = in.stringOrNull();
        case "logprobs" -> logprobs = in.isNull() ? null : in.raw();
        case "finish_reason" -> reason = FinishReasonCodec.readOrNull(in);
        default -> rest.keep(field);
      }
    }
    return new TextChoice(index, text == null ? "" : text, logprobs, reason, rest.extras());
  }

  static void write(JsonWriter out, TextCompletion answer) {
    out.beginObject();
    HeadCodec.write(out, answer.head(), "text_completion");
    out.name("choices").beginArray();
    for (TextChoice choice : answer.choices()) {
      write(out, choice);
    }
    out.endArray();
    if (answer.usage() != null) {
      out.name("usage");
      UsageCodec.write(out, answer.usage());
    }
    out.fields(answer.extras()).endObject();
  }

  private static void write(JsonWriter out, TextChoice choice) {
    RawJson logprobs = choice.logprobs();
    out.beginObject()
        .field("text", choice.text())
        .field("index", choice.index())
        .field("logprobs", logprobs == null ? RawJson.NULL : logprobs);
    FinishReasonCodec.write(out, choice.finishReason());
    out.fields(choice.extras()).endObject();
  }
}

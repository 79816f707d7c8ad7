// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.Logprobs;
import dev.parley.domain.chat.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code chat.completion}. What a provider leaves out is empty, zero or counted. */
final class CompletionCodec {
  private CompletionCodec() {}

  static Completion read(JsonReader in) throws IOException {
    in.requireObject("a completion is an object");
    Rest rest = new Rest(in);
    HeadCodec head = new HeadCodec();
    List<Choice> choices = List.of();
    Usage usage = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "choices" -> choices = choices(in);
        case "usage" -> usage = UsageCodec.readOrNull(in);
        default -> {
          if (!head.read(field, in)) {
            rest.keep(field);
          }
        }
      }
    }
    return new Completion(head.head(), choices, usage, rest.extras());
  }

  private static List<Choice> choices(JsonReader in) throws IOException {
    List<Choice> choices = new ArrayList<>();
    in.each(() -> choices.add(choice(in, choices.size())));
    return choices;
  }

  private static Choice choice(JsonReader in, int place) throws IOException {
    in.requireObject("a choice is an object");
    Rest rest = new Rest(in);
    int index = place;
    AssistantMessage message = AnswerCodec.NOTHING;
    FinishReason reason = null;
    Logprobs logprobs = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "index" -> index = in.indexOr(place);
        case "message" -> message = AnswerCodec.read(in);
        case "finish_reason" -> reason = FinishReasonCodec.readOrNull(in);
        case "logprobs" -> logprobs = LogprobsCodec.readOrNull(in);
        default -> rest.keep(field);
      }
    }
    return new Choice(index, message, reason, logprobs, rest.extras());
  }

  static void write(JsonWriter out, Completion completion) {
    out.beginObject();
    HeadCodec.write(out, completion.head(), "chat.completion");
    out.name("choices").beginArray();
    for (Choice choice : completion.choices()) {
      write(out, choice);
    }
    out.endArray();
    if (completion.usage() != null) {
      out.name("usage");
      UsageCodec.write(out, completion.usage());
    }
    out.fields(completion.extras()).endObject();
  }

  private static void write(JsonWriter out, Choice choice) {
    out.beginObject().field("index", choice.index()).name("message");
    AnswerCodec.write(out, choice.message());
    out.name("logprobs");
    if (choice.logprobs() == null) {
      out.nullValue();
    } else {
      LogprobsCodec.write(out, choice.logprobs());
    }
    FinishReasonCodec.write(out, choice.finishReason());
    out.fields(choice.extras()).endObject();
  }
}

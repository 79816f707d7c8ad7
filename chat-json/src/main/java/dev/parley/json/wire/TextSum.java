// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.completion.TextChoice;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the pieces of a text completion together. */
final class TextSum {
  private final Map<Integer, Choice> choices = new TreeMap<>();
  private @Nullable CompletionHead head;
  private @Nullable Usage usage;
  private Extras extras = Extras.NONE;

  void add(TextCompletion piece) {
    head = head == null ? piece.head() : head.orElse(piece.head());
    usage = piece.usage() == null ? usage : piece.usage();
    extras = extras.with(piece.extras());
    for (TextChoice choice : piece.choices()) {
      choices.computeIfAbsent(choice.index(), index -> new Choice()).add(choice);
    }
  }

  TextCompletion whole() {
    List<TextChoice> all = new ArrayList<>();
    choices.forEach((index, choice) -> all.add(choice.whole(index)));
    return new TextCompletion(
        head == null ? CompletionHead.of("", 0, "") : head, all, usage, extras);
  }

  private static final class Choice {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, RawJson> logprobs = new LinkedHashMap<>();
    private final Map<String, List<RawJson>> lists = new LinkedHashMap<>();
    private @Nullable FinishReason reason;
    private Extras extras = Extras.NONE;

    void add(TextChoice piece) {
      text.append(piece.text());
      reason = piece.finishReason() == null ? reason : piece.finishReason();
      extras = extras.with(piece.extras());
      RawJson more = piece.logprobs();
      if (more != null && more.isObject()) {
        Json.fields(more).forEach(this::addLogprobs);
      }
    }

    /** Each field of them is a list with an element for each token. */
    private void addLogprobs(String name, RawJson value) {
      if (value.isArray()) {
        lists.computeIfAbsent(name, any -> new ArrayList<>()).addAll(Json.elements(value));
      } else {
        logprobs.put(name, value);
      }
    }

    TextChoice whole(int index) {
      lists.forEach((name, values) -> logprobs.put(name, array(values)));
      return new TextChoice(
          index, text.toString(), logprobs.isEmpty() ? null : object(), reason, extras);
    }

    private RawJson object() {
      return Json.raw(
          out -> {
            out.beginObject();
            logprobs.forEach(out::field);
            out.endObject();
          });
    }

    private static RawJson array(List<RawJson> values) {
      return Json.raw(
          out -> {
            out.beginArray();
            values.forEach(out::value);
            out.endArray();
          });
    }
  }
}

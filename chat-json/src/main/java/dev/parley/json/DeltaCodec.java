// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code chat.completion.chunk}. */
final class DeltaCodec {
  private DeltaCodec() {}

  static ChatDelta read(JsonReader in) throws IOException {
    in.requireObject("a chunk is an object");
    Rest rest = new Rest(in);
    HeadCodec head = new HeadCodec();
    List<ChoiceDelta> choices = List.of();
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
    return new ChatDelta(head.head(), choices, usage, rest.extras());
  }

  private static List<ChoiceDelta> choices(JsonReader in) throws IOException {
    List<ChoiceDelta> choices = new ArrayList<>(1);
    in.each(() -> choices.add(ChoiceDeltaCodec.read(in, choices.size())));
    return choices;
  }

  static void write(JsonWriter out, ChatDelta delta) {
    out.beginObject();
    HeadCodec.write(out, delta.head(), "chat.completion.chunk");
    out.name("choices").beginArray();
    for (ChoiceDelta choice : delta.choices()) {
      ChoiceDeltaCodec.write(out, choice);
    }
    out.endArray();
    if (delta.usage() != null) {
      out.name("usage");
      UsageCodec.write(out, delta.usage());
    }
    out.fields(delta.extras()).endObject();
  }
}

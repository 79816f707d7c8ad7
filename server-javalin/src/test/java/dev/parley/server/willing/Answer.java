// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.willing;

import dev.parley.domain.chat.RawJson;
import dev.parley.json.Json;
import dev.parley.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reply on the wire, as OpenAI writes it. */
record Answer(Question question, Reply reply, Usage usage) {
  private static final int PIECE = 7;

  /** The document of a plain answer. */
  String document() {
    return Json.text(
        out -> {
          head(out, "chat.completion");
          out.name("choices").beginArray().beginObject().field("index", 0).name("message");
          message(out);
          out.name("logprobs").nullValue().field("finish_reason", reply.finish());
          out.endObject().endArray().name("usage");
          usage.write(out);
          out.endObject();
        });
  }

  private void head(JsonWriter out, String object) {
    out.beginObject()
        .field("id", "chatcmpl-willing")
        .field("object", object)
        .field("created", 1_763_683_200)
        .field("model", question.model())
        .field("system_fingerprint", "fp_willing")
        .field("service_tier", "default");
  }

  private void message(JsonWriter out) {
    out.beginObject().field("role", "assistant");
    out.fieldOrNull("content", reply.calls().isEmpty() && !isSpoken() ? reply.text() : null);
    out.name("refusal").nullValue();
    if (!reply.calls().isEmpty()) {
      out.name("tool_calls").beginArray();
      reply.calls().forEach(call -> call(out.beginObject(), call, call.arguments()));
      out.endArray();
    }
    if (isSpoken()) {
      audio(out);
    }
    out.endObject();
  }

  private boolean isSpoken() {
    return usage.spoken() > 0;
  }

  private void audio(JsonWriter out) {
    out.name("audio")
        .beginObject()
        .field("id", "audio_1")
        .field("data", "UklGRg==")
        .field("transcript", reply.text())
        .field("expires_at", 1_763_686_800)
        .endObject();
  }

  private static void call(JsonWriter out, Reply.Call call, String arguments) {
    out.field("id", call.id()).field("type", "function").name("function").beginObject();
    out.field("name", call.name()).field("arguments", arguments).endObject().endObject();
  }

  /** The events of a streamed answer. */
  String[] events() {
    List<String> events = new ArrayList<>();
    events.add(piece(out -> out.field("role", "assistant").fieldOrNull("content", begin()), null));
    if (isSpoken()) {
      events.add(piece(this::audio, null));
    } else {
      pieces(reply.text()).forEach(text -> events.add(piece(o -> o.field("content", text), null)));
    }
    reply.calls().forEach(call -> calls(events, call));
    events.add(piece(out -> {}, reply.finish()));
    if (question.wantsUsage()) {
      events.add(last());
    }
    events.add("[DONE]");
    return events.toArray(String[]::new);
  }

  private @Nullable String begin() {
    return reply.calls().isEmpty() ? "" : null;
  }

  private void calls(List<String> events, Reply.Call call) {
    int index = reply.calls().indexOf(call);
    events.add(piece(out -> called(out, index, o -> call(o, call, "")), null));
    for (String arguments : pieces(call.arguments())) {
      events.add(
          piece(
              out ->
                  called(
                      out,
                      index,
                      o -> {
                        o.name("function").beginObject().field("arguments", arguments);
                        o.endObject().endObject();
                      }),
              null));
    }
  }

  private static void called(JsonWriter out, int index, Consumer<JsonWriter> rest) {
    out.name("tool_calls").beginArray().beginObject().field("index", index);
    rest.accept(out);
    out.endArray();
  }

  private String piece(Consumer<JsonWriter> delta, @Nullable String finish) {
    return Json.text(
        out -> {
          head(out, "chat.completion.chunk");
          out.name("choices").beginArray().beginObject().field("index", 0).name("delta");
          delta.accept(out.beginObject());
          out.endObject().name("logprobs").nullValue().fieldOrNull("finish_reason", finish);
          out.endObject().endArray();
          if (question.wantsUsage()) {
            out.field("usage", RawJson.NULL);
          }
          out.endObject();
        });
  }

  private String last() {
    return Json.text(
        out -> {
          head(out, "chat.completion.chunk");
          out.name("choices").beginArray().endArray().name("usage");
          usage.write(out);
          out.endObject();
        });
  }

  /** A few whole characters each. */
  private static List<String> pieces(String text) {
    int[] characters = text.codePoints().toArray();
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < characters.length; at += PIECE) {
      pieces.add(new String(characters, at, Math.min(PIECE, characters.length - at)));
    }
    return pieces;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.parley.domain.chat.CallDelta;
import dev.parley.domain.chat.ChoiceDelta;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.Logprobs;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.ToolCallDelta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A choice of a chunk, and the {@code delta} in it. */
final class ChoiceDeltaCodec {
  private final int place;
  private @Nullable Role role;
  private @Nullable String content;
  private @Nullable String refusal;
  private List<ToolCallDelta> calls = List.of();
  private @Nullable CallDelta call;
  private Extras message = Extras.NONE;

  private ChoiceDeltaCodec(int place) {
    this.place = place;
  }

  static ChoiceDelta read(JsonReader in, int place) throws IOException {
    return new ChoiceDeltaCodec(place).choice(in);
  }

  private ChoiceDelta choice(JsonReader in) throws IOException {
    in.requireObject("a choice is an object");
    Rest rest = new Rest(in);
    int index = place;
    FinishReason reason = null;
    Logprobs logprobs = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "index" -> index = in.indexOr(place);
        case "delta" -> delta(in);
        case "finish_reason" -> reason = FinishReasonCodec.readOrNull(in);
        case "logprobs" -> logprobs = LogprobsCodec.readOrNull(in);
        default -> rest.keep(field);
      }
    }
    return new ChoiceDelta(
        index, role, content, refusal, calls, call, reason, logprobs, message, rest.extras());
  }

  private void delta(JsonReader in) throws IOException {
    if (in.isNull()) {
      return;
    }
    in.requireObject("a delta is an object");
    Rest rest = new Rest(in);
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "role" -> role = roleOrNull(in);
        case "content" -> content = textOrNull(in);
        case "refusal" -> refusal = in.anyTextOrNull();
        case "tool_calls" -> calls = calls(in);
        case "function_call" -> call = in.isNull() ? null : CallCodec.functionPiece(in);
        default -> rest.keep(field);
      }
    }
    message = rest.extras();
  }

  /** Some providers repeat an empty role in every chunk. */
  private static @Nullable Role roleOrNull(JsonReader in) throws IOException {
    String name = in.anyTextOrNull();
    return name == null ? null : RoleCodec.named(name);
  }

  /** Some providers stream content in parts; their text counts. */
  private static @Nullable String textOrNull(JsonReader in) throws IOException {
    if (in.is(JsonToken.VALUE_STRING)) {
      return in.string();
    }
    Content content = ContentCodec.readOrNull(in);
    return content == null ? null : content.text();
  }

  private static List<ToolCallDelta> calls(JsonReader in) throws IOException {
    if (in.isNull()) {
      return List.of();
    }
    List<ToolCallDelta> calls = new ArrayList<>(1);
    in.each(() -> calls.add(ToolCallDeltaCodec.read(in, calls.size())));
    return calls;
  }

  static void write(JsonWriter out, ChoiceDelta choice) {
    out.beginObject().field("index", choice.index()).name("delta").beginObject();
    out.fieldIfPresent("role", choice.role() == null ? null : choice.role().wireName())
        .fieldIfPresent("content", choice.content())
        .fieldIfPresent("refusal", choice.refusal());
    if (!choice.toolCalls().isEmpty()) {
      out.name("tool_calls").beginArray();
      choice.toolCalls().forEach(piece -> ToolCallDeltaCodec.write(out, piece));
      out.endArray();
    }
    if (choice.functionCall() != null) {
      out.name("function_call");
      CallCodec.writeFunctionPiece(out, choice.functionCall());
    }
    out.fields(choice.message()).endObject();
    if (choice.logprobs() != null) {
      out.name("logprobs");
      LogprobsCodec.write(out, choice.logprobs());
    }
    FinishReasonCodec.write(out, choice.finishReason());
    out.fields(choice.extras()).endObject();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.CallDelta;
import dev.parley.domain.chat.ToolCallDelta;
import java.io.IOException;

/** A piece of a tool call. */
final class ToolCallDeltaCodec {
  private ToolCallDeltaCodec() {}

  /** Some providers number calls by their place alone. */
  static ToolCallDelta read(JsonReader in, int place) throws IOException {
    in.requireObject("a tool call is an object");
    Rest rest = new Rest(in);
    int index = place;
    String id = null;
    String type = null;
    CallDelta function = null;
    CallDelta custom = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "index" -> index = in.indexOr(place);
        case "id" -> id = in.anyTextOrNull();
        case "type" -> type = in.anyTextOrNull();
        case "function" -> function = in.isNull() ? null : CallCodec.functionPiece(in);
        case "custom" -> custom = in.isNull() ? null : CallCodec.customPiece(in);
        default -> rest.keep(field);
      }
    }
    return new ToolCallDelta(index, id, type, function, custom, rest.extras());
  }

  static void write(JsonWriter out, ToolCallDelta call) {
    out.beginObject()
        .field("index", call.index())
        .fieldIfPresent("id", call.id())
        .fieldIfPresent("type", call.type());
    if (call.function() != null) {
      out.name("function");
      CallCodec.writeFunctionPiece(out, call.function());
    }
    if (call.custom() != null) {
      out.name("custom");
      CallCodec.writeCustomPiece(out, call.custom());
    }
    out.fields(call.extras()).endObject();
  }
}

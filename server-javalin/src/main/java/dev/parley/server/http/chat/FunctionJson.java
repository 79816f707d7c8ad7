// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.function.FunctionEvent;
import dev.parley.domain.function.FunctionRun;
import dev.parley.json.Json;
import dev.parley.json.JsonWriter;
import java.util.List;

/** What functions of the server did, as the API shows it. */
final class FunctionJson {
  private FunctionJson() {}

  /** The calls that have their result. */
  static void writeRuns(JsonWriter out, List<FunctionRun> runs) {
    out.beginArray();
    for (FunctionRun run : runs) {
      out.beginObject();
      write(out, run);
      out.endObject();
    }
    out.endArray();
  }

  /** The calls that wait for a person. */
  static void writeConfirmations(JsonWriter out, List<FunctionToolCall> calls) {
    out.beginArray();
    for (FunctionToolCall call : calls) {
      out.beginObject()
          .field("call_id", call.id())
          .field("name", call.function().name())
          .field("arguments", arguments(call.function().arguments()))
          .endObject();
    }
    out.endArray();
  }

  static void writeEvents(JsonWriter out, List<FunctionEvent> events) {
    out.beginArray();
    events.forEach(event -> write(out, event));
    out.endArray();
  }

  private static void write(JsonWriter out, FunctionEvent event) {
    out.beginObject();
    switch (event) {
      case FunctionEvent.Started started ->
          out.field("type", "function_started")
              .field("call_id", started.callId())
              .field("name", started.name())
              .field("arguments", arguments(started.arguments()));
      case FunctionEvent.Ended ended -> {
        out.field("type", "function_ended").field("call_id", ended.run().callId());
        write(out, ended.run());
        out.field("result", ended.run().result().text());
      }
    }
    out.endObject();
  }

  private static void write(JsonWriter out, FunctionRun run) {
    out.field("name", run.name())
        .field("arguments", arguments(run.arguments()))
        .field("ok", run.result().ok())
        .field("ms", run.time().toMillis());
  }

  /** The model's arguments as JSON, where they are; else the text it wrote. */
  private static RawJson arguments(String written) {
    try {
      return Json.parse(written);
    } catch (InvalidRequestException e) {
      return RawJson.of(written);
    }
  }
}

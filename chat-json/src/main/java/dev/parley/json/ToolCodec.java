// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.parley.domain.chat.FunctionDefinition;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.OtherTool;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.ToolDefinition;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A tool, and the function in it; {@code functions} holds the latter alone. */
final class ToolCodec {
  private static final String FUNCTION = "function";

  private ToolCodec() {}

  static ToolDefinition read(JsonReader in) throws IOException {
    in.requireObject("give a tool, for instance {\"type\": \"function\", \"function\": {…}}");
    int start = in.position();
    Rest rest = new Rest(in);
    String type = null;
    FunctionDefinition function = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("type")) {
        type = in.string();
      } else if (field.equals(FUNCTION) && FUNCTION.equals(type)) {
        function = readFunction(in);
      } else {
        rest.keep(field);
      }
    }
    if (type == null) {
      throw in.missing("type", "give function or custom");
    }
    if (!type.equals(FUNCTION)) {
      return new OtherTool(in.rawSince(start));
    }
    if (function == null) {
      function = rest.take(FUNCTION, ToolCodec::readFunction);
    }
    if (function == null) {
      throw in.missing(FUNCTION, "give an object with the function's name");
    }
    return new FunctionTool(function, rest.extras());
  }

  static FunctionDefinition readFunction(JsonReader in) throws IOException {
    in.requireObject("give an object with the function's name");
    Rest rest = new Rest(in);
    String name = null;
    String description = null;
    RawJson parameters = null;
    Boolean strict = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "name" -> name = in.string();
        case "description" -> description = in.stringOrNull();
        case "parameters" -> parameters = schemaOrNull(in);
        case "strict" -> strict = in.boolOrNull();
        default -> rest.keep(field);
      }
    }
    if (name == null) {
      throw in.missing("name", "give the function's name");
    }
    return new FunctionDefinition(name, description, parameters, strict, rest.extras());
  }

  private static @Nullable RawJson schemaOrNull(JsonReader in) throws IOException {
    if (in.isNull()) {
      return null;
    }
    if (!in.is(JsonToken.START_OBJECT)) {
      throw in.wrong("give a JSON Schema, an object");
    }
    return in.raw();
  }

  static void write(JsonWriter out, ToolDefinition tool) {
    switch (tool) {
      case FunctionTool t -> {
        out.beginObject().field("type", FUNCTION).name(FUNCTION);
        writeFunction(out, t.function());
        out.fields(t.extras()).endObject();
      }
      case OtherTool t -> out.value(t.json());
    }
  }

  static void writeFunction(JsonWriter out, FunctionDefinition function) {
    out.beginObject()
        .field("name", function.name())
        .fieldIfPresent("description", function.description())
        .fieldIfPresent("parameters", function.parameters());
    if (function.strict() != null) {
      out.field("strict", function.strict());
    }
    out.fields(function.extras()).endObject();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.CallDelta;
import dev.parley.domain.chat.CustomToolCall.CustomCall;
import dev.parley.domain.chat.FunctionCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A function's name and arguments, or a custom tool's name and input. In an answer either may be
 * missing, and the text may be JSON instead of a string of it.
 */
final class CallCodec {
  private static final String NAME = "name";
  private static final String ARGUMENTS = "arguments";
  private static final String INPUT = "input";

  private CallCodec() {}

  static FunctionCall readFunction(JsonReader in) throws IOException {
    CallDelta call = piece(in, ARGUMENTS, JsonReader::string);
    return new FunctionCall(
        required(in, NAME, call.name()), required(in, ARGUMENTS, call.arguments()), call.extras());
  }

  static CustomCall readCustom(JsonReader in) throws IOException {
    CallDelta call = piece(in, INPUT, JsonReader::string);
    return new CustomCall(
        required(in, NAME, call.name()), required(in, INPUT, call.arguments()), call.extras());
  }

  static FunctionCall answeredFunction(JsonReader in) throws IOException {
    CallDelta call = functionPiece(in);
    return new FunctionCall(orEmpty(call.name()), orEmpty(call.arguments()), call.extras());
  }

  static CustomCall answeredCustom(JsonReader in) throws IOException {
    CallDelta call = customPiece(in);
    return new CustomCall(orEmpty(call.name()), orEmpty(call.arguments()), call.extras());
  }

  static CallDelta functionPiece(JsonReader in) throws IOException {
    return piece(in, ARGUMENTS, JsonReader::anyTextOrNull);
  }

  static CallDelta customPiece(JsonReader in) throws IOException {
    return piece(in, INPUT, JsonReader::anyTextOrNull);
  }

  private static CallDelta piece(
      JsonReader in, String textField, JsonReader.Reading<? extends @Nullable String> reading)
      throws IOException {
    in.requireObject("give an object with a name and " + textField);
    Rest rest = new Rest(in);
    String name = null;
    String text = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals(NAME)) {
        name = reading.read(in);
      } else if (field.equals(textField)) {
        text = reading.read(in);
      } else {
        rest.keep(field);
      }
    }
    return new CallDelta(name, text, rest.extras());
  }

  private static String required(JsonReader in, String field, @Nullable String value) {
    if (value == null) {
      throw in.missing(field, "give a string");
    }
    return value;
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  static void write(JsonWriter out, FunctionCall call) {
    out.beginObject()
        .field(NAME, call.name())
        .field(ARGUMENTS, call.arguments())
        .fields(call.extras())
        .endObject();
  }

  static void write(JsonWriter out, CustomCall call) {
    out.beginObject()
        .field(NAME, call.name())
        .field(INPUT, call.input())
        .fields(call.extras())
        .endObject();
  }

  static void writeFunctionPiece(JsonWriter out, CallDelta call) {
    writePiece(out, ARGUMENTS, call);
  }

  static void writeCustomPiece(JsonWriter out, CallDelta call) {
    writePiece(out, INPUT, call);
  }

  private static void writePiece(JsonWriter out, String textField, CallDelta call) {
    out.beginObject()
        .fieldIfPresent(NAME, call.name())
        .fieldIfPresent(textField, call.arguments())
        .fields(call.extras())
        .endObject();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import dev.parley.domain.error.InvalidRequestException;

/** Says what is wrong with a document, and where. */
final class JsonErrors {
  private static final int LONGEST_TEXT = 200;

  private JsonErrors() {}

  static InvalidRequestException empty() {
    return invalid("the JSON is empty: send one JSON value");
  }

  static InvalidRequestException trailing(JsonLocation location) {
    return invalid(
        "the JSON goes on after its end" + place(location) + ": send one JSON value and no more");
  }

  static InvalidRequestException broken(JsonProcessingException e, JsonParser parser) {
    JsonStreamContext context = parser.getParsingContext();
    if (context.getNestingDepth() > Jackson.DEEPEST) {
      return invalid("the JSON nests deeper than " + Jackson.DEEPEST + " levels: send it flatter");
    }
    JsonLocation known = e.getLocation();
    String path = path("", context);
    return invalid(
        "the JSON is broken"
            + place(known == null ? parser.currentLocation() : known)
            + (path.isEmpty() ? "" : ", at " + path)
            + ": "
            + shortened(Mending.of(e.getOriginalMessage())));
  }

  static String path(String root, JsonStreamContext context) {
    StringBuilder out = new StringBuilder(root);
    append(out, context);
    return shortened(out.toString());
  }

  private static void append(StringBuilder out, JsonStreamContext context) {
    JsonStreamContext parent = context.getParent();
    if (parent != null) {
      append(out, parent); // as deep as the document, which is bounded
    }
    if (context.inArray() && context.hasCurrentIndex()) {
      out.append('[').append(context.getCurrentIndex()).append(']');
    } else if (context.inObject() && context.hasCurrentName()) {
      out.append(out.isEmpty() ? "" : ".").append(context.getCurrentName());
    }
  }

  private static String place(JsonLocation location) {
    return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  private static InvalidRequestException invalid(String message) {
    return InvalidRequestException.of("invalid_json", null, message);
  }
}

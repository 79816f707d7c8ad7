// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes the request for one turn of a stored conversation: only what is new. */
final class QuestionWriter {

  private QuestionWriter() {}

  static String json(ChatClient.Question question) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("model", question.model());
      json.writeStringField("conversation", question.conversation());
      json.writeBooleanField("stream", true);
      json.writeArrayFieldStart("messages");
      json.writeStartObject();
      json.writeStringField("role", "user");
      json.writeStringField("content", question.text());
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}

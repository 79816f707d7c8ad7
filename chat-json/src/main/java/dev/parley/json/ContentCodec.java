// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.ContentPart;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.TextContent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code content}: a string, or an array of parts. */
final class ContentCodec {
  static final String FIX = "give a string or an array of content parts";

  private ContentCodec() {}

  static @Nullable Content readOrNull(JsonReader in) throws IOException {
    if (in.isNull()) {
      return null;
    }
    if (in.is(JsonToken.VALUE_STRING)) {
      return new TextContent(in.string());
    }
    return new PartsContent(in.list(PartCodec::read, FIX));
  }

  static void write(JsonWriter out, @Nullable Content content) {
    switch (content) {
      case null -> out.nullValue();
      case TextContent text -> out.value(text.text());
      case PartsContent parts -> {
        out.beginArray();
        for (ContentPart part : parts.parts()) {
          PartCodec.write(out, part);
        }
        out.endArray();
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.CompletionHead;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a completion and each of its streamed pieces say about themselves. */
final class HeadCodec {
  private String id = "";
  private long created;
  private String model = "";
  private @Nullable String fingerprint;
  private @Nullable String serviceTier;

  /** Reads a field when it is one of the head's. */
  boolean read(String field, JsonReader in) throws IOException {
    switch (field) {
      case "id" -> id = orEmpty(in.anyTextOrNull());
      case "object" -> in.skip(); // known from where it stands
      case "created" -> created = in.integerOr(0);
      case "model" -> model = orEmpty(in.anyTextOrNull());
      case "system_fingerprint" -> fingerprint = in.anyTextOrNull();
      case "service_tier" -> serviceTier = in.anyTextOrNull();
      default -> {
        return false;
      }
    }
    return true;
  }

  CompletionHead head() {
    return new CompletionHead(id, created, model, fingerprint, serviceTier);
  }

  static void write(JsonWriter out, CompletionHead head, String object) {
    out.field("id", head.id())
        .field("object", object)
        .field("created", head.created())
        .field("model", head.model())
        .fieldIfPresent("service_tier", head.serviceTier())
        .fieldIfPresent("system_fingerprint", head.systemFingerprint());
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}

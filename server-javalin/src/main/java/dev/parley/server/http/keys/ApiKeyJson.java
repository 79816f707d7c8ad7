// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.keys;

import dev.parley.domain.key.ApiKey;
import dev.parley.domain.key.KeyText;
import dev.parley.json.JsonWriter;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A key as the API shows it. */
final class ApiKeyJson {
  private ApiKeyJson() {}

  /**
   * Writes it.
   *
   * @param text what is handed out, where it was made just now; null everywhere else
   */
  static void write(JsonWriter out, ApiKey key, @Nullable KeyText text, Instant now) {
    out.beginObject()
        .field("id", key.id().value())
        .field("object", "api_key")
        .fieldIfPresent("key", text == null ? null : text.text())
        .field("name", key.name())
        .field("role", key.role().wireName())
        .field("owner", key.owner().value())
        .name("models");
    models(out, key);
    out.field("status", key.state(now).name().toLowerCase(Locale.ROOT))
        .field("created_at", key.createdAt().getEpochSecond())
        .name("expires_at");
    Instant expiresAt = key.expiresAt();
    if (expiresAt == null) {
      out.nullValue();
    } else {
      out.value(expiresAt.getEpochSecond());
    }
    out.fieldIfPresent("revoked_at", seconds(key.revokedAt()))
        .fieldIfPresent("old_key_until", seconds(key.overlapEnd(now).orElse(null)))
        .endObject();
  }

  private static void models(JsonWriter out, ApiKey key) {
    if (key.models().isAll()) {
      out.nullValue();
    } else {
      out.beginArray();
      key.models().names().forEach(out::value);
      out.endArray();
    }
  }

  private static @Nullable Long seconds(@Nullable Instant instant) {
    return instant == null ? null : instant.getEpochSecond();
  }
}

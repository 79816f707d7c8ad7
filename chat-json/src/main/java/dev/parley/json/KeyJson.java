// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.key.AllowedModels;
import dev.parley.domain.key.ApiKey;
import dev.parley.domain.key.KeyHash;
import dev.parley.domain.key.KeyId;
import dev.parley.domain.key.KeyRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API key as it is stored: hashes, and never the key's text, which nothing here knows. */
public final class KeyJson {
  private KeyJson() {}

  /** The key's document. */
  public static RawJson write(ApiKey key) {
    return Json.raw(
        out -> {
          out.beginObject()
              .field("id", key.id().value())
              .field("name", key.name())
              .field("role", key.role().wireName())
              .field("owner", key.owner().value())
              .name("models")
              .beginArray();
          key.models().names().forEach(out::value);
          out.endArray()
              .field("created_at", key.createdAt().toString())
              .fieldIfPresent("expires_at", text(key.expiresAt()))
              .fieldIfPresent("revoked_at", text(key.revokedAt()))
              .name("hashes")
              .beginArray();
          for (KeyHash hash : key.hashes()) {
            out.beginObject()
                .field("sha256", hash.sha256())
                .fieldIfPresent("until", text(hash.until()))
                .endObject();
          }
          out.endArray().endObject();
        });
  }

  /** The key of a document that {@link #write} made. */
  public static ApiKey read(RawJson document) {
    JsonObject key = JsonObject.of(document);
    List<String> models = key.array("models").stream().map(RawJson::asString).toList();
    return new ApiKey(
        new KeyId(key.requiredString("id")),
        key.requiredString("name"),
        KeyRole.of(key.requiredString("role")),
        new Owner(key.requiredString("owner")),
        new AllowedModels(models),
        Instant.parse(key.requiredString("created_at")),
        instant(key, "expires_at"),
        instant(key, "revoked_at"),
        key.objects("hashes").stream()
            .map(hash -> new KeyHash(hash.requiredString("sha256"), instant(hash, "until")))
            .toList());
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static @Nullable Instant instant(JsonObject object, String name) {
    return object.string(name).map(Instant::parse).orElse(null);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.keys;

import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.key.ApiKey;
import dev.parley.domain.key.KeyId;
import dev.parley.domain.key.KeyText;
import dev.parley.engine.key.Keys;
import dev.parley.engine.key.MadeKey;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.server.http.ListPage;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about keys: JSON in, JSON out, as {@code /api/v1/keys} has it. */
public final class KeyDesk {
  private final Keys keys;
  private final Clock clock;

  public KeyDesk(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Makes a key as the body says; the answer is the only one that has its text. */
  public byte[] create(JsonObject body) {
    return made(keys.create(KeyAsk.create(body)));
  }

  /** Gives a key a new text; the answer is the only one that has it. */
  public byte[] rotate(KeyId id, JsonObject body) {
    return made(keys.rotate(id, KeyAsk.overlap(body)));
  }

  public byte[] revoke(KeyId id) {
    return answer(keys.revoke(id), null);
  }

  private byte[] made(MadeKey made) {
    return answer(made.key(), made.text());
  }

  private byte[] answer(ApiKey key, @Nullable KeyText text) {
    return Json.bytes(out -> ApiKeyJson.write(out, key, text, clock.instant()));
  }

  /**
   * A page of the keys, the newest first.
   *
   * @param after the key that ended the page before; null for the first page
   * @throws NotFoundException when there is no such key
   */
  public byte[] list(int limit, @Nullable KeyId after) {
    List<ApiKey> all = keys.list();
    int begin = after == null ? 0 : placeOf(after, all) + 1;
    ListPage<ApiKey> page =
        ListPage.of(
            all.subList(begin, all.size()),
            limit,
            key -> key.id().value(),
            (out, key) -> ApiKeyJson.write(out, key, null, clock.instant()));
    return Json.bytes(page::write);
  }

  private static int placeOf(KeyId id, List<ApiKey> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new NotFoundException(
        "key_not_found", "after is " + id + ", and there is no such key: give last_id of a page");
  }
}

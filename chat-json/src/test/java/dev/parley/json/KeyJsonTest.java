// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.key.AllowedModels;
import dev.parley.domain.key.ApiKey;
import dev.parley.domain.key.KeyHash;
import dev.parley.domain.key.KeyId;
import dev.parley.domain.key.KeyRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyJsonTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.000000001Z");
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Example
  void aKeyIsADocumentOfItsHashes() {
    ApiKey key =
        new ApiKey(
            new KeyId("k1"),
            "laptop",
            KeyRole.USER,
            new Owner("ada"),
            AllowedModels.only(List.of("default")),
            NOON,
            null,
            null,
            List.of(new KeyHash(HASH, null)));
    assertThat(KeyJson.write(key).text())
        .isEqualTo(
            "{\"id\":\"k1\",\"name\":\"laptop\",\"role\":\"user\",\"owner\":\"ada\","
                + "\"models\":[\"default\"],\"created_at\":\"2026-11-21T12:00:00.000000001Z\","
                + "\"hashes\":[{\"sha256\":\""
                + HASH
                + "\"}]}");
  }

  @Property(tries = 1000)
  void aKeyIsReadAsItWasWritten(@ForAll("keys") ApiKey key) {
    assertThat(KeyJson.read(KeyJson.write(key))).isEqualTo(key);
  }

  @Provide
  Arbitrary<ApiKey> keys() {
    Arbitrary<Instant> instants =
        Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
    Arbitrary<KeyHash> old = instants.map(until -> new KeyHash(HASH, until));
    Arbitrary<List<KeyHash>> hashes =
        old.list()
            .ofMaxSize(4)
            .map(
                older -> {
                  var all = new ArrayList<>(older);
                  all.addFirst(new KeyHash(HASH, null));
                  return all;
                });
    return Combinators.combine(
            Arbitraries.strings().ofMinLength(1),
            Arbitraries.of(KeyRole.class),
            Arbitraries.strings().alpha().ofMinLength(1).list().ofMaxSize(3),
            instants,
            instants.injectNull(0.5),
            instants.injectNull(0.5),
            hashes)
        .as(
            (name, role, models, created, expires, revoked, texts) ->
                new ApiKey(
                    new KeyId("k1"),
                    name,
                    role,
                    new Owner("o"),
                    new AllowedModels(models),
                    created,
                    expires,
                    revoked,
                    texts));
  }
}

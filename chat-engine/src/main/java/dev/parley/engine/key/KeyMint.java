// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.key;

import dev.parley.domain.key.KeyId;
import dev.parley.domain.key.KeyText;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes new texts of keys.
 *
 * @param ids makes ids that nobody else has: letters and digits
 * @param random makes secrets; it must be one that nobody can foretell
 */
public record KeyMint(Supplier<String> ids, RandomGenerator random) {

  KeyText next() {
    return next(new KeyId(ids.get()));
  }

  KeyText next(KeyId id) {
    byte[] secret = new byte[KeyText.SECRET_BYTES];
    random.nextBytes(secret);
    return KeyText.of(id, secret);
  }
}

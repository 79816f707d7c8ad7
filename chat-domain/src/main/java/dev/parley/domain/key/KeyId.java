// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import dev.parley.domain.error.InvalidRequestException;
import java.util.regex.Pattern;

/**
 * Names a key. It is no secret, and stays the same when the key is rotated.
 *
 * @param value 1 to 64 letters and digits
 */
public record KeyId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{1,64}");

  public KeyId {
    if (!isOne(value)) {
      throw new InvalidRequestException("id", value, "give 1 to 64 letters and digits");
    }
  }

  static boolean isOne(String value) {
    return SHAPE.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}

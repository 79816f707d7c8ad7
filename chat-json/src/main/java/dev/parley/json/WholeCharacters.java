// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.error.InvalidRequestException;

/** Finds texts that hold half a surrogate pair, which a document has only as an escape. */
final class WholeCharacters {
  private static final int ESCAPE = 4;

  private WholeCharacters() {}

  static void require(byte[] json) {
    if (mayHaveHalves(json)) {
      JsonReader.sent(
          JsonText.of(json, 0, json.length),
          in -> {
            in.texts(text -> check(in, text));
            return true;
          });
    }
  }

  /** Whether there is an escape of a surrogate; most documents have none. */
  private static boolean mayHaveHalves(byte[] json) {
    for (int i = 0; i + ESCAPE <= json.length; i++) {
      if (json[i] == '\\' && json[i + 1] == 'u' && (json[i + 2] | 0x20) == 'd') {
        return true;
      }
    }
    return false;
  }

  private static void check(JsonReader in, String text) {
    Surrogates.half(text).ifPresent(half -> refuse(in, half));
  }

  private static void refuse(JsonReader in, String half) {
    String path = in.path();
    throw InvalidRequestException.of(
        "invalid_value",
        path.isEmpty() ? null : path,
        (path.isEmpty() ? "the JSON" : path)
            + " has "
            + half
            + " alone: send whole characters; half a surrogate pair is no text");
  }
}

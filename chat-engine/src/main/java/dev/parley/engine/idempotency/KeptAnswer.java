// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole answer as it went to the client. Two are equal when all that the client saw is. */
public final class KeptAnswer {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * An answer.
   *
   * @param status as HTTP has it
   * @param headers those that belong to the answer, by name
   * @param body taken as it is, not copied: nobody changes it from now on
   */
  public KeptAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    this.body = body;
  }

  /**
   * Whether an answer of that status is kept: what succeeded, and what would be refused again for
   * the same reason. Who may call, what is busy and how much is allowed are other questions the
   * next time, and a failure is no answer.
   */
  public static boolean isKept(int status) {
    return switch (status) {
      case 401, 403, 407, 408, 409, 421, 425, 429 -> false;
      default -> (status >= 200 && status < 300) || (status >= 400 && status < 499);
    };
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** The bytes themselves; not to be changed. */
  public byte[] body() {
    return body;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptAnswer that
        && status == that.status
        && headers.equals(that.headers)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * status + headers.hashCode()) + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return status + " with " + body.length + " bytes";
  }
}

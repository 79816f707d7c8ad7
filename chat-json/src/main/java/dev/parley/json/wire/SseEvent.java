// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One event of a stream: its data, lines joined by a line feed, and whether it is called error. */
final class SseEvent {
  private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

  private final byte[] data;
  private final boolean error;

  SseEvent(byte[] data, boolean error) {
    this.data = data;
    this.error = error;
  }

  /** UTF-8, not copied. */
  byte[] data() {
    return data;
  }

  boolean isError() {
    return error;
  }

  /** Whether this is how OpenAI's protocol ends a stream. */
  boolean isDone() {
    return Arrays.equals(data, DONE);
  }
}

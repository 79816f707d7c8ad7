// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.domain.chat.Completion;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.ChatJson;
import dev.parley.json.Times;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** An answer as a value: one JSON object, its end first and always at the same place. */
final class KeptAnswer {
  private static final byte[] HEAD = ascii("{\"until\":\"");
  private static final byte[] MIDDLE = ascii("\",\"answer\":");

  /** Where the end stands: its first and its last byte. */
  static final int END_FROM = HEAD.length;

  static final int END_TO = HEAD.length + Times.LENGTH - 1;
  private static final int ANSWER_FROM = END_TO + 1 + MIDDLE.length;

  private KeptAnswer() {}

  static byte[] write(Completion answer, Instant end) {
    byte[] json = ChatJson.writeCompletion(answer);
    return ByteBuffer.allocate(ANSWER_FROM + json.length + 1)
        .put(HEAD)
        .put(ascii(Times.text("until", end)))
        .put(MIDDLE)
        .put(json)
        .put((byte) '}')
        .array();
  }

  /** Empty when its time is over, and when somebody else wrote it. */
  static Optional<Completion> read(byte[] value, Instant now) {
    if (value.length <= ANSWER_FROM
        || !Arrays.equals(HEAD, Arrays.copyOf(value, HEAD.length))
        || !isGood(Arrays.copyOfRange(value, END_FROM, END_TO + 1), now)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ChatJson.readCompletion(value, ANSWER_FROM, value.length - ANSWER_FROM - 1));
    } catch (InvalidRequestException e) {
      return Optional.empty();
    }
  }

  /** Whether an end is yet to come. */
  static boolean isGood(byte[] end, Instant now) {
    return new String(end, StandardCharsets.US_ASCII).compareTo(Times.text("now", now)) > 0;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

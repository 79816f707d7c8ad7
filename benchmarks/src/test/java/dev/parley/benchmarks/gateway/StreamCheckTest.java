// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ProtocolException;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StreamCheckTest {
  private final AtomicLong now = new AtomicLong(1_000);
  private final StreamCheck check = new StreamCheck(2, now::get);
  private final Tally tally = new Tally();

  @BeforeEach
  void ask() {
    check.begin();
  }

  @Test
  void aWholeStreamIsCountedWithTheTimeToItsFirstPieceLessWhatTheProviderHeldBack()
      throws ProtocolException {
    now.set(8_001_000);
    read(event("000000@000005000000 tea"));
    now.set(99_000_000);
    read(event("000001@000006000000 pot"), "data: [DONE]\n\n");
    check.end(tally);
    assertThat(tally.chunks()).isEqualTo(2);
    assertThat(tally.firstPieces().millis(0.5)).isEqualTo(3);
  }

  @Test
  void bytesMayBeSplitAnywhere() throws ProtocolException {
    String all = event("000000@000000000000 tea") + event("000001@000000000001 pot");
    for (char next : (all + "data:[DONE]\r\n").toCharArray()) {
      read(String.valueOf(next));
    }
    check.end(tally);
    assertThat(tally.chunks()).isEqualTo(2);
  }

  @Test
  void eventsThatAreNoPiecesOfTheProvidersAreLeftOut() throws ProtocolException {
    read(": hello\n\n", event(""), event("000000@000000000000 tea"));
    read("data: {\"choices\":[],\"usage\":{}}\n\n", event("000001@000000000000 pot"));
    read("data: [DONE]\n\n");
    check.end(tally);
    assertThat(tally.chunks()).isEqualTo(2);
  }

  @Test
  void aPieceOutOfItsOrderIsRefused() throws ProtocolException {
    read(event("000000@000000000000 tea"));
    assertRefused(() -> read(event("000002@000000000000 pot")), "piece 2 came in place of piece 1");
  }

  @Test
  void aStreamThatLacksAPieceIsRefused() throws ProtocolException {
    read(event("000000@000000000000 tea"), "data: [DONE]\n\n");
    assertRefused(() -> check.end(tally), "1 pieces of 2");
    assertThat(tally.chunks()).isZero();
  }

  @Test
  void aStreamWithoutItsLastWordIsRefused() throws ProtocolException {
    read(event("000000@000000000000 tea"), event("000001@000000000000 pot"));
    assertRefused(() -> check.end(tally), "a stream without [DONE]");
  }

  @Test
  void whatWasLeftOfOneStreamIsNotInTheNext() throws ProtocolException {
    read(event("000000@000000000000 tea"), "data: {\"cont");
    check.begin();
    read(event("000000@000000000000 tea"), event("000001@000000000000 pot"), "data: [DONE]\n");
    check.end(tally);
    assertThat(tally.chunks()).isEqualTo(2);
  }

  private static void assertRefused(ThrowingCallable reading, String why) {
    assertThatExceptionOfType(ProtocolException.class).isThrownBy(reading).withMessage(why);
  }

  private static String event(String content) {
    return "data: {\"choices\":[{\"delta\":{\"content\":\"" + content + "\"}}]}\n\n";
  }

  private void read(String... texts) throws ProtocolException {
    for (String text : texts) {
      byte[] bytes = Wire.bytes(text);
      check.body(bytes, 0, bytes.length);
    }
  }
}

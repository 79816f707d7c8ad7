// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcceptsTest {
  private static final String TAG = "W/\"abc\"";

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "gzip, deflate, br, zstd", "br;q=1.0, GZIP;q=0.5", "x-gzip", "*", "br, *"})
  void gzipIsSentToThoseWhoNameIt(String header) {
    assertThat(Accepts.gzip(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.00", "gzipped", "deflate,identity"})
  void gzipIsNotSentToOthers(String header) {
    assertThat(Accepts.gzip(header)).isFalse();
  }

  @Test
  void gzipIsNotSentToThoseWhoSayNothing() {
    assertThat(Accepts.gzip(null)).isFalse();
  }

  @Test
  void copyIsKnownByItsTagAmongOthers() {
    assertThat(Accepts.copy("W/\"x\", W/\"abc\"", TAG)).isTrue();
    assertThat(Accepts.copy("*", TAG)).isTrue();
    assertThat(Accepts.copy("W/\"abcd\"", TAG)).isFalse();
    assertThat(Accepts.copy(null, TAG)).isFalse();
  }
}

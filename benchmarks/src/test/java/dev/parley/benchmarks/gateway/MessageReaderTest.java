// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageReaderTest implements MessageReader.Parts {
  private static final String TWO_ANSWERS =
      "HTTP/1.1 200 OK\r\nCONTENT-LENGTH: 5\r\nConnection: keep-alive\r\n\r\ngreen"
          + "HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
          + "3\r\ntea\r\nA;x=y\r\n, and more\r\n0\r\nTrailer: 1\r\n\r\n";

  private final List<String> heads = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private final MessageReader reader = new MessageReader(this);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void messagesAreReadHoweverTheyAreSplit(int step) throws IOException {
    byte[] all = Wire.bytes(TWO_ANSWERS);
    for (int at = 0; at < all.length; at += step) {
      reader.read(all, at, Math.min(all.length, at + step));
    }
    assertThat(heads).containsExactly("HTTP/1.1 200 OK", "HTTP/1.1 200 Fine");
    assertThat(bodies).containsExactly("green", "tea, and more");
    assertThat(reader.isLast()).isTrue();
  }

  @Test
  void aMessageThatSaysNoLengthHasNoBody() throws IOException {
    read("GET /v1/models HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(bodies).containsExactly("");
    assertThat(reader.isLast()).isFalse();
  }

  @Test
  void aMessageIsNotOverBeforeItsEnd() throws IOException {
    read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntea\r\n0\r\n");
    assertThat(bodies).isEmpty();
    read("\r\n");
    assertThat(bodies).containsExactly("tea");
  }

  @Test
  void aLengthThatIsNoNumberIsRefused() {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> read("HTTP/1.1 200 OK\r\nContent-Length: tea\r\n\r\n"))
        .withMessage("a length of tea");
  }

  private void read(String text) throws IOException {
    byte[] bytes = Wire.bytes(text);
    reader.read(bytes, 0, bytes.length);
  }

  @Override
  public void head(String firstLine) {
    heads.add(firstLine);
  }

  @Override
  public void body(byte[] bytes, int from, int to) {
    body.append(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void end() {
    bodies.add(body.toString());
    body.setLength(0);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SseReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void anyLineEndingSeparatesLinesAndEvents(String end) throws IOException {
    assertThat(read("data: a" + end + end + "data: b" + end + "data: c" + end + end))
        .containsExactly("a", "b\nc");
  }

  @Test
  void commentsIdsRetriesAndUnknownFieldsAreSkipped() throws IOException {
    assertThat(read(": hello\n\nid: 7\nretry: 10\nsomething\ndata: a\n:\nevent: x\n\n"))
        .containsExactly("a");
  }

  @Test
  void onlyOneSpaceAfterTheColonIsDropped() throws IOException {
    assertThat(read("data:a\n\ndata:  b \n\ndata\n\ndata:\n\n"))
        .containsExactly("a", " b ", "", "");
  }

  @Test
  void aByteOrderMarkIsDroppedAtTheBeginningAlone() throws IOException {
    assertThat(read("\uFEFFdata: \uFEFFa\n\n\uFEFFdata: b\n\n")).containsExactly("\uFEFFa");
  }

  @Test
  void anEventThatNoEmptyLineEndsIsNone() throws IOException {
    assertThat(read("data: a\n\ndata: b\n")).containsExactly("a");
    assertThat(read("data: a\n\ndata: b")).containsExactly("a");
    assertThat(read("")).isEmpty();
  }

  @Test
  void errorEventsAreToldByNameOrByField() throws IOException {
    SseReader reader =
        reader("event: error\ndata: a\n\nerror: b\n\ndata: c\n\nevent: error\n\ndata: d\n\n");
    assertThat(event(reader).isError()).isTrue();
    assertThat(event(reader).isError()).isTrue();
    assertThat(event(reader).isError()).isFalse();
    assertThat(event(reader).isError()).isFalse();
    assertThat(reader.next()).isNull();
    assertThat(reader.next()).isNull();
  }

  @Test
  void anEventEndedByCarriageReturnsIsThereBeforeTheNextByte() throws IOException {
    SseReader reader = new SseReader(new OneByte("data: a\r\r".getBytes(StandardCharsets.UTF_8)));
    assertThat(event(reader).data()).asString().isEqualTo("a");
  }

  @Test
  void aMegabyteIsOneEvent() throws IOException {
    String big = "\uD83D\uDE00".repeat(262_144);
    assertThat(read("data: " + big + "\n\ndata: small\n\n")).containsExactly(big, "small");
  }

  @Test
  void anEventAboveTheLimitIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> read("data: 12345678\ndata: 12345678\n\n", 20))
        .isInstanceOf(MalformedAnswerException.class)
        .hasMessageContaining("20 bytes");
    assertThatThrownBy(() -> read("data: " + "x".repeat(100), 20))
        .isInstanceOf(MalformedAnswerException.class);
  }

  @Test
  void manyLinesOfCommentsNeedNoMemory() throws IOException {
    assertThat(read(": keep-alive\n".repeat(10) + "data: a\n\n", 20)).containsExactly("a");
  }

  private static SseEvent event(SseReader reader) throws IOException {
    SseEvent event = reader.next();
    if (event == null) {
      throw new AssertionError("no event came");
    }
    return event;
  }

  private static SseReader reader(String wire) {
    return new SseReader(new ByteArrayInputStream(wire.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> read(String wire) throws IOException {
    return drain(reader(wire));
  }

  private static List<String> read(String wire, int largest) throws IOException {
    byte[] bytes = wire.getBytes(StandardCharsets.UTF_8);
    return drain(new SseReader(new ByteArrayInputStream(bytes), largest));
  }

  private static List<String> drain(SseReader reader) throws IOException {
    List<String> all = new ArrayList<>();
    for (SseEvent event = reader.next(); event != null; event = reader.next()) {
      all.add(new String(event.data(), StandardCharsets.UTF_8));
    }
    return all;
  }

  /** Gives single bytes, and fails where a real stream would wait. */
  private static final class OneByte extends InputStream {
    private final byte[] bytes;
    private int at;

    OneByte(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      if (at == bytes.length) {
        throw new AssertionError("a byte was waited for that the event does not need");
      }
      return bytes[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      into[offset] = (byte) read();
      return 1;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.net.ProtocolException;
import java.util.function.LongSupplier;

/** A streamed answer brings every piece in its order, and then {@code [DONE]}. */
final class StreamCheck implements AnswerCheck {
  private static final byte[] DATA = Wire.bytes("data:");
  private static final byte[] DONE = Wire.bytes(Wire.DONE);
  private static final byte[] CONTENT = Wire.bytes(Wire.CONTENT);

  private final int chunks;
  private final LongSupplier nanoTime;
  private final Line line = new Line();
  private int due;
  private boolean done;
  private long asked;
  private long first;

  StreamCheck(int chunks, LongSupplier nanoTime) {
    this.chunks = chunks;
    this.nanoTime = nanoTime;
  }

  @Override
  public void begin() {
    line.clear();
    due = 0;
    done = false;
    asked = nanoTime.getAsLong();
  }

  @Override
  public void body(byte[] bytes, int from, int to) throws ProtocolException {
    int at = from;
    while (at < to) {
      int end = line.add(bytes, at, to);
      if (end < to) {
        readLine();
        line.clear();
      }
      at = end + 1;
    }
  }

  private void readLine() throws ProtocolException {
    if (!line.has(DATA, 0)) {
      return;
    }
    int at = DATA.length;
    while (line.at(at) == ' ') {
      at++;
    }
    if (line.has(DONE, at)) {
      done = true;
      return;
    }
    int content = line.find(CONTENT, at);
    if (content != Line.NONE) {
      piece(content + CONTENT.length);
    }
  }

  /** A content that begins with no number is none of the provider's pieces. */
  private void piece(int at) throws ProtocolException {
    long number = line.number(at);
    if (number == Line.NONE) {
      return;
    }
    if (number != due) {
      throw new ProtocolException("piece " + number + " came in place of piece " + due);
    }
    if (due == 0) {
      first = nanoTime.getAsLong() - asked - line.number(at + Pieces.HELD_BACK_AT);
    }
    due++;
  }

  @Override
  public void end(Tally tally) throws ProtocolException {
    if (due != chunks) {
      throw new ProtocolException(due + " pieces of " + chunks);
    }
    if (!done) {
      throw new ProtocolException("a stream without " + Wire.DONE);
    }
    tally.streamed(chunks, first);
  }
}

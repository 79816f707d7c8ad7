// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection to the provider: answers one request after the other. */
final class ProviderConnection implements Connection.Listener, MessageReader.Parts {
  private static final byte[] PLAIN = Wire.plainAnswer();
  private static final byte[] STREAM_HEAD = Wire.streamHead();
  private static final byte[] STREAM_END = Wire.streamEnd();

  private final EventLoop loop;
  private final Pieces pieces;
  private final Supplier<Script> scripts;
  private final MessageReader reader = new MessageReader(this);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable Connection connection;

  ProviderConnection(EventLoop loop, Pieces pieces, Supplier<Script> scripts) {
    this.loop = loop;
    this.pieces = pieces;
    this.scripts = scripts;
  }

  void serve(SocketChannel channel) throws IOException {
    connection = Connection.accepted(loop, channel, this);
  }

  @Override
  public void read(byte[] bytes, int from, int to) throws IOException {
    reader.read(bytes, from, to);
  }

  @Override
  public void head(String firstLine) {
    body.reset();
  }

  @Override
  public void body(byte[] bytes, int from, int to) {
    body.write(bytes, from, to - from);
  }

  /** A request is streamed where its body says so; what else it says does not matter. */
  @Override
  public void end() throws IOException {
    if (!body.toString(StandardCharsets.ISO_8859_1).contains("\"stream\":true")) {
      write(PLAIN);
      return;
    }
    long asked = System.nanoTime();
    write(STREAM_HEAD);
    Script script = scripts.get();
    loop.at(asked + script.delay().toNanos(), () -> piece(script, asked, 0));
  }

  private void piece(Script script, long asked, int number) {
    if (connection == null) {
      return;
    }
    try {
      write(pieces.piece(number, System.nanoTime() - asked));
      int next = number + 1;
      if (next == script.chunks()) {
        write(STREAM_END);
      } else {
        long due = asked + script.delay().toNanos() * (next + 1L);
        loop.at(due, () -> piece(script, asked, next));
      }
    } catch (IOException e) {
      if (connection != null) {
        connection.close();
      }
      connection = null;
    }
  }

  private void write(byte[] bytes) throws IOException {
    if (connection != null) {
      connection.write(bytes);
    }
  }

  @Override
  public void broken(String why) {
    connection = null;
  }
}

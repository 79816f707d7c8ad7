// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A socket on a loop. It keeps what the other side does not take at once. */
final class Connection implements EventLoop.Ready {
  /** The owner of a connection. */
  interface Listener {
    /** Told what came. An exception breaks the connection off. */
    void read(byte[] bytes, int from, int to) throws IOException;

    /** Told once that the connection broke, and not that its owner closed it. */
    void broken(String why);
  }

  private final EventLoop loop;
  private final SocketChannel channel;
  private final Listener listener;
  private @Nullable SelectionKey key;
  private @Nullable ByteBuffer waiting;

  private Connection(EventLoop loop, SocketChannel channel, Listener listener) {
    this.loop = loop;
    this.channel = channel;
    this.listener = listener;
  }

  /** Connects; what is written before it is connected waits. */
  static Connection open(EventLoop loop, SocketAddress to, Listener listener) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Connection connection = new Connection(loop, channel, listener);
    boolean connected = channel.connect(to);
    connection.key =
        loop.register(
            channel, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, connection);
    return connection;
  }

  /** Takes over a connection that came in. */
  static Connection accepted(EventLoop loop, SocketChannel channel, Listener listener)
      throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Connection connection = new Connection(loop, channel, listener);
    connection.key = loop.register(channel, SelectionKey.OP_READ, connection);
    return connection;
  }

  /** The bytes may be overwritten afterwards. */
  void write(byte[] bytes) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    ByteBuffer before = waiting;
    if (before == null && channel.isConnected()) {
      channel.write(all);
    }
    if (all.hasRemaining()) {
      int kept = before == null ? 0 : before.remaining();
      ByteBuffer both = ByteBuffer.allocate(kept + all.remaining());
      if (before != null) {
        both.put(before);
      }
      waiting = both.put(all).flip();
      awaitWritable();
    }
  }

  @Override
  public void ready(SelectionKey ready) {
    try {
      if (ready.isConnectable()) {
        channel.finishConnect();
        awaitWritable();
      }
      if (ready.isWritable()) {
        writeWaiting();
      }
      if (ready.isReadable()) {
        read();
      }
    } catch (IOException e) {
      close();
      String message = e.getMessage();
      listener.broken(message == null ? e.getClass().getSimpleName() : message);
    }
  }

  private void read() throws IOException {
    byte[] buffer = loop.readBuffer();
    int length = channel.read(ByteBuffer.wrap(buffer));
    if (length < 0) {
      throw new EOFException("connection closed");
    }
    listener.read(buffer, 0, length);
  }

  private void writeWaiting() throws IOException {
    if (waiting != null) {
      channel.write(waiting);
      waiting = waiting.hasRemaining() ? waiting : null;
    }
    awaitWritable();
  }

  private void awaitWritable() {
    if (key != null && key.isValid() && channel.isConnected()) {
      key.interestOps(SelectionKey.OP_READ | (waiting == null ? 0 : SelectionKey.OP_WRITE));
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is given up either way.
    }
  }
}

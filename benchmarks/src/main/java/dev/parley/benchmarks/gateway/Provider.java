// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Speaks OpenAI's API with prepared words, on one thread. */
final class Provider implements AutoCloseable {
  private static final int BACKLOG = 8192;

  private final EventLoop loop;
  private final ServerSocketChannel server;
  private final Pieces pieces = new Pieces();
  private volatile Script script = new Script(1, Duration.ZERO);

  private Provider(EventLoop loop, ServerSocketChannel server) {
    this.loop = loop;
    this.server = server;
  }

  static Provider start() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    Provider provider = new Provider(EventLoop.start("provider"), server);
    provider.loop.execute(provider::listen);
    return provider;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.socket().getLocalPort());
  }

  /** How the streams that begin from now on go. */
  void play(Script next) {
    script = next;
  }

  private void listen() {
    try {
      loop.register(server, SelectionKey.OP_ACCEPT, key -> accept());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      for (SocketChannel next = server.accept(); next != null; next = server.accept()) {
        new ProviderConnection(loop, pieces, () -> script).serve(next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    loop.close();
  }
}

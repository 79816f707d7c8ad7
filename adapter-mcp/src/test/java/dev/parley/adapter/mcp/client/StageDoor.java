// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.FunctionResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Lets a server in a process of its own do what a stage of this process says: each call is a
 * connection, with a line each way. A caller that leaves interrupts its call.
 */
final class StageDoor implements AutoCloseable {
  private static final ToolJson JSON = new ToolJson();

  private final ServerSocketChannel door;
  private final ToolServer.Deed deed;

  StageDoor(ToolServer.Deed deed) throws IOException {
    this.deed = deed;
    this.door = ServerSocketChannel.open();
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread unused = Thread.ofVirtual().start(this::serve);
  }

  int port() throws IOException {
    return ((InetSocketAddress) door.getLocalAddress()).getPort();
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel caller = door.accept();
        Thread unused = Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException e) {
      // closed: the way this loop ends
    }
  }

  private void serve(SocketChannel caller) {
    try (caller;
        BufferedReader in =
            new BufferedReader(Channels.newReader(caller, StandardCharsets.UTF_8))) {
      Map<String, Object> call = JSON.object(new RawJson(in.readLine()));
      Thread work = Thread.ofVirtual().start(() -> work(call, caller));
      while (in.readLine() != null) {
        // a caller says nothing more
      }
      work.interrupt();
      work.join();
    } catch (IOException e) {
      // it left
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void work(Map<String, Object> call, SocketChannel caller) {
    FunctionResult result =
        deed.run(String.valueOf(call.get("text")), String.valueOf(call.get("key")));
    try {
      write(caller, Map.of("text", result.text(), "ok", result.ok()));
    } catch (IOException e) {
      // it left
    }
  }

  /** The other side: asks the stage behind a port. An interrupt ends it. */
  static FunctionResult ask(int port, String text, String key) {
    try (SocketChannel door =
            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        BufferedReader in = new BufferedReader(Channels.newReader(door, StandardCharsets.UTF_8))) {
      write(door, Map.of("text", text, "key", key));
      Map<String, Object> result = JSON.object(new RawJson(in.readLine()));
      return new FunctionResult(
          String.valueOf(result.get("text")), Boolean.TRUE.equals(result.get("ok")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(SocketChannel to, Map<String, Object> value) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((JSON.text(value) + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      to.write(line);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}

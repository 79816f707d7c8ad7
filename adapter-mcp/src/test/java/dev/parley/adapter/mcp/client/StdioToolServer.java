// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.function.FunctionResult;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that is an MCP server over its standard streams; {@code exit} makes it crash. */
public final class StdioToolServer {
  private static final int BUFFER = 1 << 20;

  private StdioToolServer() {}

  /** How to start it. */
  static McpConnection.Stdio command(int port) {
    return new McpConnection.Stdio(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StdioToolServer.class.getName(),
            "" + port),
        Map.of());
  }

  /** Serves until its input ends. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    PrintStream out = System.out;
    out.println("A greeting, which is no message.");
    Cancellations cancellations = new Cancellations();
    PipedOutputStream messages = new PipedOutputStream();
    McpSyncServer unused =
        ToolServer.build(
            McpServer.sync(
                new StdioServerTransportProvider(
                    new ToolJson().sdk(), new PipedInputStream(messages, BUFFER), out)),
            (text, key) -> run(port, text, key),
            cancellations);
    Lines lines = new Lines(System.in);
    for (String line = lines.next(); line != null; line = lines.next()) {
      cancellations.see(line);
      messages.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      messages.flush();
    }
    Runtime.getRuntime().halt(0);
  }

  private static FunctionResult run(int port, String text, String key) {
    if (text.equals("exit")) {
      Runtime.getRuntime().halt(3);
    }
    return StageDoor.ask(port, text, key);
  }
}

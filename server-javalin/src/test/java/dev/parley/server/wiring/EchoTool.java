// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.domain.chat.RawJson;
import dev.parley.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program that is an MCP server over its standard streams, with one tool. */
public final class EchoTool {
  private EchoTool() {}

  /**
   * How to start it, as a YAML list. Its name comes before the class path: of a long command line
   * only the beginning can be read.
   */
  public static String command() {
    return "[\"%s\", -D%s, -XX:TieredStopAtLevel=1, -cp, \"%s\", %s]"
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            EchoTool.class.getName(),
            System.getProperty("java.class.path"),
            EchoTool.class.getName());
  }

  /** Whether a process of ours is this program, or the shell that guards it. */
  static boolean runs() {
    return ProcessHandle.current()
        .descendants()
        .anyMatch(
            process ->
                process.info().commandLine().orElse("").contains("-D" + EchoTool.class.getName()));
  }

  /** Serves until its input ends. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonObject message = JsonObject.parse(line);
      List<RawJson> id = message.get("id").stream().toList();
      if (!id.isEmpty()) {
        System.out.println(
            "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}"
                .formatted(id.getFirst().text(), result(message)));
      }
    }
  }

  private static String result(JsonObject message) {
    return switch (message.requiredString("method")) {
      case "initialize" ->
          """
          {"protocolVersion":"2025-06-18","capabilities":{"tools":{}},\
          "serverInfo":{"name":"echo","version":"1"}}\
          """;
      case "tools/list" ->
          """
          {"tools":[{"name":"say.again","description":"Says it again",\
          "annotations":{"readOnlyHint":true},\
          "inputSchema":{"type":"object","required":["text"],\
          "properties":{"text":{"type":"string"}}}}]}\
          """;
      case "tools/call" -> "{\"content\":[{\"type\":\"text\",\"text\":\"" + said(message) + "\"}]}";
      default -> "{}";
    };
  }

  private static String said(JsonObject message) {
    return System.getenv("VOICE")
        + " "
        + message
            .object("params")
            .flatMap(params -> params.object("arguments"))
            .orElseThrow()
            .requiredString("text");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.function.ServerFunction;
import dev.parley.server.kept.Command;
import dev.parley.server.kept.Packages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The public conformance suite of MCP against {@code /mcp}. It needs Node.js 20 with npm. */
final class McpConformanceTest {
  /** The last that runs on Node.js 20. */
  private static final String VERSION = "0.1.13";

  private static final String PACKAGE = "@modelcontextprotocol/conformance";

  private static final Set<String> APPLICABLE =
      Set.of(
          "server-initialize",
          "ping",
          "tools-list",
          "tools-call-simple-text",
          "tools-call-error",
          "json-schema-2020-12",
          "dns-rebinding-protection");

  /** Scenarios of what this server does not say that it has. */
  private static final Map<String, List<String>> NOT_APPLICABLE =
      Map.of(
          "results are text, images and the like are not",
          List.of(
              "tools-call-image",
              "tools-call-audio",
              "tools-call-embedded-resource",
              "tools-call-mixed-content"),
          "no requests or notifications to the client: there are no sessions and no streams",
          List.of(
              "logging-set-level",
              "tools-call-with-logging",
              "tools-call-with-progress",
              "tools-call-sampling",
              "tools-call-elicitation",
              "elicitation-sep1034-defaults",
              "elicitation-sep1330-enums",
              "server-sse-polling",
              "server-sse-multiple-streams"),
          "tools only: no resources, no prompts, no completion of their arguments",
          List.of(
              "completion-complete",
              "resources-list",
              "resources-read-text",
              "resources-read-binary",
              "resources-templates-read",
              "resources-subscribe",
              "resources-unsubscribe",
              "prompts-list",
              "prompts-get-simple",
              "prompts-get-with-args",
              "prompts-get-embedded-resource",
              "prompts-get-with-image"));

  private static final RawJson SCHEMA =
      new RawJson(
          """
          {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
           "$defs": {"address": {"type": "object", "properties": {
             "street": {"type": "string"}, "city": {"type": "string"}}}},
           "properties": {"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"}},
           "additionalProperties": false}\
          """);

  private final McpServer server =
      new McpServer(
          ServerFunction.of(
              "json_schema_2020_12_tool", "Tool with JSON Schema 2020-12 features", SCHEMA));

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> everyScenarioThatAppliesPasses() {
    return APPLICABLE.stream()
        .sorted()
        .map(
            scenario ->
                dynamicTest(
                    scenario,
                    () ->
                        assertThat(
                                run(
                                    "server",
                                    "--url",
                                    server.address().toString(),
                                    "--scenario",
                                    scenario))
                            .contains("0 failed")));
  }

  @Test
  void everyScenarioOfTheSuiteIsRunOrHasAReasonNotTo() throws Exception {
    Set<String> known = new TreeSet<>(APPLICABLE);
    NOT_APPLICABLE.values().forEach(known::addAll);
    Set<String> listed =
        Pattern.compile("^ {2}- (\\S+)", Pattern.MULTILINE)
            .matcher(run("list", "--server"))
            .results()
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(known);
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    Path suite = Packages.ofUser().node("node-mcp-conformance-" + VERSION, PACKAGE + "@" + VERSION);
    Stream<String> program =
        Stream.of("node", suite.resolve("node_modules/" + PACKAGE + "/dist/index.js").toString());
    return Command.of(Stream.concat(program, Stream.of(arguments)).toArray(String[]::new))
        .run(folder);
  }
}

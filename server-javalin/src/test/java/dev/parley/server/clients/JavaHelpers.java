// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.net.URI;
import java.util.List;

/** What the helpers of the Java client do: schemas, calls and answers by classes. */
final class JavaHelpers extends JavaCases {
  private static final List<String> NAMES =
      List.of(
          "parsed",
          "parsed_stream",
          "parsed_tools",
          "parsed_tools_stream",
          "tool_loop",
          "tool_loop_stream");

  JavaHelpers(URI baseUrl) {
    super(baseUrl);
    for (String name : NAMES) {
      run(name, false);
      run(name + "_conversation", true);
    }
  }

  private void run(String name, boolean remembered) {
    run(name, () -> new JavaHelperCase(client(), name, remembered).run());
  }
}

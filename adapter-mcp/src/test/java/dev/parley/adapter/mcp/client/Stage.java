// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionResult;
import dev.parley.testkit.ScriptedFunction;
import java.time.Instant;
import java.util.Map;

/** What the tool of a test's server does, whichever process that server is in. */
final class Stage implements ToolServer.Deed {
  private static final ToolJson JSON = new ToolJson();

  private volatile ScriptedFunction function = new ScriptedFunction("echo");

  /** Begins anew. */
  ScriptedFunction next() {
    function = new ScriptedFunction("echo");
    return function;
  }

  @Override
  public FunctionResult run(String text, String key) {
    return function.run(
        new FunctionInvocation(
            "echo",
            new RawJson(JSON.text(Map.of("text", text))),
            key,
            Owner.LOCAL,
            null,
            Instant.EPOCH));
  }

  /** The argument of a call. */
  static String textOf(FunctionInvocation call) {
    return (String) JSON.object(call.arguments()).getOrDefault("text", "");
  }
}

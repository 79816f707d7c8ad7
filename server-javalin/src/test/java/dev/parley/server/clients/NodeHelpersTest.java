// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.net.URI;
import java.nio.file.Path;

final class NodeHelpersTest extends ClientHelpersContract {
  @Override
  String client() {
    return "Node `openai`";
  }

  @Override
  ClientProgram start(Path folder, URI baseUrl) throws Exception {
    return ScriptProgram.node("helpers.mjs", folder, baseUrl);
  }
}

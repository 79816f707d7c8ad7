// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.net.URI;
import java.nio.file.Path;

final class NodeClientTest extends OfficialClientContract {
  @Override
  String client() {
    return "Node `openai`";
  }

  @Override
  ClientProgram start(Path folder, URI baseUrl) throws Exception {
    return ScriptProgram.node("chat.mjs", folder, baseUrl);
  }
}

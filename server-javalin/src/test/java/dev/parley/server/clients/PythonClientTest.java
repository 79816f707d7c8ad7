// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.net.URI;
import java.nio.file.Path;

final class PythonClientTest extends OfficialClientContract {
  @Override
  String client() {
    return "Python `openai`";
  }

  @Override
  ClientProgram start(Path folder, URI baseUrl) throws Exception {
    return ScriptProgram.python("chat.py", folder, baseUrl);
  }
}

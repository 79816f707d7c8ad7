// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.net.URI;
import java.nio.file.Path;

final class JavaClientTest extends OfficialClientContract {
  @Override
  String client() {
    return "Java `openai-java`";
  }

  @Override
  ClientProgram start(Path folder, URI baseUrl) {
    return new JavaProgram(baseUrl);
  }
}

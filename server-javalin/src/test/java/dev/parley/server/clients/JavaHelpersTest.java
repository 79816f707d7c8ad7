// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import java.net.URI;
import java.nio.file.Path;

final class JavaHelpersTest extends ClientHelpersContract {
  @Override
  String client() {
    return "Java `openai-java`";
  }

  @Override
  ClientProgram start(Path folder, URI baseUrl) {
    return new JavaHelpers(baseUrl);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import dev.parley.server.build.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** What this build of Parley is called, and what it runs on. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "Parley " + BuildVersion.number(),
      "Java "
          + Runtime.version()
          + ", "
          + System.getProperty("os.name")
          + " "
          + System.getProperty("os.arch")
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this build of Parley is called. */
public final class BuildVersion {
  private static final String PROPERTIES = "/dev/parley/server/version.properties";

  private BuildVersion() {}

  /** The version of the build, such as {@code 1.2.0}. */
  public static String number() {
    try (InputStream in = BuildVersion.class.getResourceAsStream(PROPERTIES)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + PROPERTIES);
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

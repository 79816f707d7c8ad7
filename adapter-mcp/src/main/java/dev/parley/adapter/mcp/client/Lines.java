// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8, none of them endless. */
final class Lines {
  private static final int LONGEST_BYTES = 16 << 20;

  private final InputStream in;

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** The next line without its end; null when there is none. */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
      }
      if (line.size() == LONGEST_BYTES) {
        throw new IOException("a line is longer than " + LONGEST_BYTES + " bytes");
      }
      line.write(each);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}

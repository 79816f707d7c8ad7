// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose call is told when something of it comes. */
final class HeardStream extends FilterInputStream {
  private final ApacheCall call;

  HeardStream(InputStream body, ApacheCall call) {
    super(body);
    this.call = call;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    call.waits();
    try {
      int read = in.read(bytes, offset, length);
      call.heard();
      if (read < 0) {
        call.over();
      }
      return read;
    } catch (IOException e) {
      throw call.reason(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** An export that comes or goes through a pipe, which can't be taken back or gone on with. */
public final class ExportPipe {
  private ExportPipe() {}

  /** Writes an export from its beginning. */
  public static ExportWriter begin(PrintWriter out) throws IOException {
    return ExportWriter.begin(new Text(out));
  }

  /** The bytes of what is read as text. */
  public static InputStream read(BufferedReader in) {
    return new TextInput(in);
  }

  private record Text(PrintWriter out) implements Sink {
    @Override
    public void write(byte[] bytes) throws IOException {
      // whole lines, and so whole characters
      out.write(new String(bytes, StandardCharsets.UTF_8));
      if (out.checkError()) {
        throw new IOException("whoever reads it has gone");
      }
    }

    @Override
    public void takeBack(long bytes) throws TransferException {
      throw new TransferException(
          "a conversation was deleted while it was written to standard output, which can't be"
              + " taken back: export to a file");
    }

    @Override
    public void finish() {
      // each write was passed on
    }
  }
}

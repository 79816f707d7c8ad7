// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import dev.parley.server.http.Answers;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file as browsers get it: compressed, once, for those who accept that. */
public final class Asset {
  private final String type;
  private final byte[] content;
  private final String tag;
  private volatile byte @Nullable [] compressed;

  /**
   * A file.
   *
   * @param path its name ends with what it is of
   */
  public Asset(String path, byte[] content) {
    this.type = Files.type(path);
    this.content = content;
    this.tag = "W/\"" + Hash.name(content) + "\"";
  }

  /** Answers with it, or with the word that the browser's own copy is still the same. */
  public void send(Context context) throws IOException {
    context.header("ETag", tag);
    context.header("Vary", "Accept-Encoding");
    context.header("X-Content-Type-Options", "nosniff");
    if (Accepts.copy(context.header("If-None-Match"), tag)) {
      context.res().setStatus(304);
    } else if (Accepts.gzip(context.header("Accept-Encoding"))) {
      context.header("Content-Encoding", "gzip");
      Answers.bytes(context, 200, type, compressed());
    } else {
      Answers.bytes(context, 200, type, content);
    }
  }

  private byte[] compressed() {
    byte[] known = compressed;
    if (known == null) {
      known = compress(content);
      compressed = known;
    }
    return known;
  }

  private static byte[] compress(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
    try (GZIPOutputStream gzip = new SmallestGzip(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final class SmallestGzip extends GZIPOutputStream {
    SmallestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import com.openai.core.http.HttpRequestBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** JSON that is written already. */
final class JsonBody implements HttpRequestBody {
  private static final String TYPE = "application/json";

  private final byte[] json;

  JsonBody(byte[] json) {
    this.json = json;
  }

  @Override
  public void writeTo(OutputStream out) {
    try {
      out.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream content() {
    return new ByteArrayInputStream(json);
  }

  @Override
  public String contentType() {
    return TYPE;
  }

  @Override
  public long contentLength() {
    return json.length;
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public void close() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import com.openai.core.http.HttpRequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A body of the SDK as Apache HttpClient sends it. */
final class ApacheBody extends AbstractHttpEntity {
  private final HttpRequestBody body;

  ApacheBody(HttpRequestBody body) {
    super(body.contentType(), null);
    this.body = body;
  }

  /** A connection that breaks under it is a failure of the call, as any other of the network. */
  @Override
  public void writeTo(OutputStream out) throws IOException {
    try {
      body.writeTo(out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public InputStream getContent() {
    return body.content();
  }

  @Override
  public long getContentLength() {
    return body.contentLength();
  }

  @Override
  public boolean isRepeatable() {
    return body.repeatable();
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  @Override
  public void close() {
    body.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** The head of an answer, and its body as it comes. Its connection is given back at the end. */
final class ApacheResponse implements HttpResponse {
  private static final int LONGEST_TAIL = 64 * 1024;

  private final ClassicHttpResponse response;
  private final ApacheCall call;
  private final InputStream body;

  ApacheResponse(ClassicHttpResponse response, ApacheCall call) throws IOException {
    this.response = response;
    this.call = call;
    HttpEntity entity = response.getEntity();
    InputStream content = entity == null ? null : entity.getContent();
    this.body = content == null ? InputStream.nullInputStream() : new HeardStream(content, call);
  }

  @Override
  public int statusCode() {
    return response.getCode();
  }

  @Override
  public Headers headers() {
    Headers.Builder headers = Headers.builder();
    for (Header header : response.getHeaders()) {
      headers.put(header.getName(), header.getValue());
    }
    return headers.build();
  }

  /** The first header of that name. */
  @Nullable String header(String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  @Override
  public InputStream body() {
    return body;
  }

  /** Reads what a server sends after the last word, so that the connection can be used again. */
  void readOn() {
    try {
      var unused = body.readNBytes(LONGEST_TAIL);
    } catch (IOException e) {
      // then it is not used again
    } finally {
      close();
    }
  }

  /** Closes the connection, unless the body was read to its end. */
  @Override
  public void close() {
    call.over();
    try {
      response.close();
    } catch (IOException e) {
      // it is closed in any case
    }
  }
}

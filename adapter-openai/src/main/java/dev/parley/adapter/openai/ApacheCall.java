// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** One request on its way: sent by one thread, cancelled by any, at any time. */
final class ApacheCall {
  private final CloseableHttpClient client;
  private final HttpUriRequestBase message;

  ApacheCall(CloseableHttpClient client, HttpRequest request) {
    this.client = client;
    this.message = new HttpUriRequestBase(request.method().name(), URI.create(request.url()));
    for (String name : request.headers().names()) {
      request.headers().values(name).forEach(value -> message.addHeader(name, value));
    }
    HttpRequestBody body = request.body();
    if (body != null) {
      message.setEntity(new ApacheBody(body));
    }
  }

  /** Sends it and waits for the head of the answer. */
  ApacheResponse send() throws IOException {
    return new ApacheResponse(client.executeOpen(null, message, null));
  }

  /** Closes the connection under whoever waits for the head or reads the body. */
  void cancel() {
    message.cancel();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** One request on its way: sent by one thread, cancelled by any, at any time. */
final class ApacheCall {
  private final CloseableHttpClient client;
  private final SilenceWatch watch;
  private final HttpUriRequestBase message;
  private volatile long since = System.nanoTime();
  private volatile boolean waiting;
  private volatile boolean silent;

  ApacheCall(CloseableHttpClient client, SilenceWatch watch, HttpRequest request) {
    this.client = client;
    this.watch = watch;
    this.message = new HttpUriRequestBase(request.method().name(), URI.create(request.url()));
    for (String name : request.headers().names()) {
      request.headers().values(name).forEach(value -> message.addHeader(name, value));
    }
    HttpRequestBody body = request.body();
    if (body != null) {
      message.setEntity(new ApacheBody(body));
    }
  }

  /**
   * Sends it and waits for the head of the answer.
   *
   * @throws SocketTimeoutException when the provider is silent for too long
   */
  ApacheResponse send() throws IOException {
    waits();
    watch.begin(this);
    try {
      ApacheResponse response = new ApacheResponse(client.executeOpen(null, message, null), this);
      heard();
      return response;
    } catch (IOException e) {
      watch.end(this);
      throw reason(e);
    } catch (RuntimeException e) {
      watch.end(this);
      throw e;
    }
  }

  /** Closes the connection under whoever waits for the head or reads the body. */
  void cancel() {
    message.cancel();
  }

  /** Somebody waits for the provider from now on. */
  void waits() {
    since = System.nanoTime();
    waiting = true;
  }

  /** Something came: how long its reader takes is not the provider's silence. */
  void heard() {
    waiting = false;
  }

  /** Nothing more will come. */
  void over() {
    watch.end(this);
  }

  void endIfSilentSince(long nanos) {
    if (waiting && since - nanos < 0) {
      silent = true;
      watch.end(this);
      cancel();
    }
  }

  /** What a failure was, where it was our own doing. */
  IOException reason(IOException e) {
    if (!silent || e instanceof ConnectTimeoutException) {
      return e;
    }
    SocketTimeoutException timeout = new SocketTimeoutException("silent for too long");
    timeout.initCause(e);
    return timeout;
  }
}

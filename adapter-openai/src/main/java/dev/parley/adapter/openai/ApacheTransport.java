// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIIoException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's transport over Apache HttpClient, which costs a third of what the SDK's own does.
 * Nothing is repeated, followed, unpacked or remembered: one request is one exchange of bytes.
 */
final class ApacheTransport implements HttpClient {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** As many as streams at the same time; a bound of the process's files comes first. */
  private static final int CONNECTIONS = 100_000;

  /** Streams are many and their pieces small. */
  private static final int BUFFER_BYTES = 1024;

  /** After so long a server may have closed an idle connection, so it is looked at before use. */
  private static final TimeValue LOOK_AFTER = TimeValue.ofSeconds(1);

  private static final TimeValue IDLE = TimeValue.ofSeconds(30);

  private final CloseableHttpClient client;
  private final SilenceWatch watch;

  /**
   * Connections of one provider.
   *
   * @param silence how long nothing may come, before the first byte and between pieces
   */
  ApacheTransport(Duration silence, @Nullable URI proxy) {
    Duration connect = silence.compareTo(CONNECT) < 0 ? silence : CONNECT;
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                            .http1Config(Http1Config.custom().setBufferSize(BUFFER_BYTES).build())
                            .build())
                    .setDefaultSocketConfig(
                        SocketConfig.custom()
                            .setSoTimeout(Timeout.DISABLED)
                            .setTcpNoDelay(true)
                            .build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.of(connect))
                            .setSocketTimeout(Timeout.DISABLED)
                            .setValidateAfterInactivity(LOOK_AFTER)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(Timeout.DISABLED)
                    .setExpectContinueEnabled(false)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableConnectionState()
            .disableDefaultUserAgent()
            .evictIdleConnections(IDLE);
    if (proxy != null) {
      builder.setProxy(new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort()));
    }
    this.client = builder.build();
    this.watch = new SilenceWatch(silence);
    watch.start();
  }

  /** A call, not sent yet, that any thread may cancel. */
  ApacheCall call(HttpRequest request) {
    return new ApacheCall(client, watch, request);
  }

  @Override
  public HttpResponse execute(HttpRequest request, RequestOptions options) {
    try {
      return call(request).send();
    } catch (IOException e) {
      throw new OpenAIIoException("the request failed", e);
    }
  }

  @Override
  public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
    return CompletableFuture.supplyAsync(
        () -> execute(request, options), task -> Thread.ofVirtual().start(task));
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    watch.close();
    client.close(CloseMode.IMMEDIATE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.core.http.HttpMethod;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whose silence counts, and what breaks off with it. */
final class SilenceTest {
  private final IOException broken = new IOException("broken");

  @Test
  void theTimeThatAReaderTakesIsNotTheProvidersSilence() {
    try (ApacheTransport transport = new ApacheTransport(Duration.ofMinutes(1), null)) {
      ApacheCall call = transport.call(request(new JsonBody(new byte[1])));
      call.waits();
      call.heard();

      call.endIfSilentSince(System.nanoTime());

      assertThat(call.reason(broken)).isSameAs(broken);
    }
  }

  @Test
  void aProviderThatIsWaitedForIsSilent() {
    try (ApacheTransport transport = new ApacheTransport(Duration.ofMinutes(1), null)) {
      ApacheCall call = transport.call(request(new JsonBody(new byte[1])));
      call.waits();

      call.endIfSilentSince(System.nanoTime() + 1);

      assertThat(call.reason(broken)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aConnectionThatBreaksUnderTheRequestIsAFailureOfTheNetwork() {
    HttpRequestBody json = new JsonBody(new byte[1]);
    OutputStream wire =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw broken;
          }
        };

    assertThatThrownBy(() -> new ApacheBody(json).writeTo(wire)).isSameAs(broken);
  }

  private static HttpRequest request(HttpRequestBody body) {
    return HttpRequest.builder()
        .method(HttpMethod.POST)
        .baseUrl(URI.create("http://127.0.0.1:1").toString())
        .body(body)
        .build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ModelId;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the provider is asked for its models, and what is told while it can't be. */
final class ModelListTest {
  private static final ModelId FOUR = new ModelId("gpt-4o-mini");

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicInteger asked = new AtomicInteger();
  private final WireServer server = new WireServer(request -> Wire.silence());
  private final ApacheTransport transport = new ApacheTransport(Duration.ofMinutes(1), null);
  private final TypedServices services =
      new TypedServices(
          OpenAiProviderSettings.of(URI.create(server.url() + "/v1"), null), transport, clock(now));

  private static Clock clock(AtomicReference<Instant> now) {
    InstantSource source = now::get;
    return source.withZone(ZoneOffset.UTC);
  }

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  private void listing(int status, String fixture) {
    server.others(
        request -> {
          asked.incrementAndGet();
          return Wire.body(status, fixture);
        });
  }

  @Test
  void aListIsAskedForOnceInFiveMinutes() {
    listing(200, "models.json");
    assertThat(services.models()).contains(FOUR);
    assertThat(services.models()).contains(FOUR);
    assertThat(asked).hasValue(1);

    now.set(Instant.EPOCH.plus(Duration.ofMinutes(6)));
    assertThat(services.models()).contains(FOUR);
    assertThat(asked).hasValue(2);
  }

  @Test
  void modelsStayListedWhileTheProviderCanNotBeAsked() {
    listing(200, "models.json");
    assertThat(services.models()).contains(FOUR);
    listing(502, "bad-gateway.html");

    now.set(Instant.EPOCH.plus(Duration.ofMinutes(6)));

    assertThat(services.models()).contains(FOUR);
    assertThat(services.models()).contains(FOUR);
    assertThat(asked).hasValue(2);
  }
}

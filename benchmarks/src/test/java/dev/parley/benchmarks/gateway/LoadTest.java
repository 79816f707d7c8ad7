// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The load and the provider, with nothing between them. */
final class LoadTest {
  private final Provider provider;
  private final EventLoop loop;

  LoadTest() throws IOException {
    provider = Provider.start();
    loop = EventLoop.start("load");
  }

  @AfterEach
  void close() {
    loop.close();
    provider.close();
  }

  @Test
  void streamsOfOneEachAllComplete() {
    Script script = new Script(5, Duration.ofMillis(40));
    provider.play(script);
    Tally tally = Load.run(loop, provider.address(), Plan.oneStreamEach(50, script));
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.answers().size()).isEqualTo(50);
    assertThat(tally.chunks()).isEqualTo(250);
    assertThat(tally.firstPieces().size()).isEqualTo(50);
    assertThat(tally.mostOpen()).isBetween(2, 50);
  }

  @Test
  void requestsAreAskedUntilTheWindowIsOver() {
    Tally tally = Load.run(loop, provider.address(), Plan.plain(4, Duration.ofMillis(50)));
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.answers().size()).isGreaterThanOrEqualTo(4);
    assertThat(tally.mostOpen()).isEqualTo(4);
  }

  @Test
  void anAnswerOfAnotherLengthIsAFailure() {
    provider.play(new Script(4, Duration.ZERO));
    Plan plan = Plan.oneStreamEach(3, new Script(5, Duration.ZERO));
    Tally tally = Load.run(loop, provider.address(), plan);
    assertThat(tally.answers().size()).isZero();
    assertThat(tally.failures()).containsEntry("4 pieces of 5", 3);
  }

  @Test
  void aServerThatIsNotThereIsAFailure() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Plan plan = Plan.oneStreamEach(2, new Script(1, Duration.ZERO));
    Tally tally = Load.run(loop, URI.create("http://127.0.0.1:" + port), plan);
    assertThat(tally.failed()).isEqualTo(2);
  }

  @Test
  void whatIsNotAnsweredInTimeHasFailed() {
    provider.play(new Script(1, Duration.ofHours(1)));
    Plan patient = Plan.oneStreamEach(2, new Script(1, Duration.ZERO));
    Plan plan =
        new Plan(2, true, patient.check(), Duration.ZERO, Duration.ZERO, Duration.ofMillis(20));
    Tally tally = Load.run(loop, provider.address(), plan);
    assertThat(tally.failures()).containsEntry("not answered in time", 2);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.benchmarks.FreePort;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The load and the provider, with nothing between them. */
final class LoadTest {
  /** Goes wrong in a way that no answer can. */
  private static final class Faulty implements AnswerCheck {
    @Override
    public void begin() {}

    @Override
    public void body(byte[] bytes, int from, int to) {
      throw new IllegalStateException("a fault in the check");
    }

    @Override
    public void end(Tally tally) {}
  }

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
    int port = FreePort.find();
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

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void aLoopThatDiesFailsItsRunAndThoseAfterIt() {
    Plan plan =
        new Plan(2, false, Faulty::new, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));
    for (int run = 0; run < 2; run++) {
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> Load.run(loop, provider.address(), plan))
          .havingRootCause()
          .isInstanceOf(IllegalStateException.class)
          .withMessage("a fault in the check");
    }
  }

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void aLoopThatIsClosedFailsItsRun() {
    loop.close();
    Plan plan = Plan.plain(1, Duration.ZERO);
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> Load.run(loop, provider.address(), plan))
        .havingRootCause()
        .withMessage("the loop was closed");
  }
}

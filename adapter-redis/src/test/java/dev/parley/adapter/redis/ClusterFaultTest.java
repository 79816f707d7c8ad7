// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.domain.job.JobId;
import dev.parley.domain.job.JobType;
import dev.parley.domain.job.NewJob;
import dev.parley.testkit.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that loses the server that has the jobs. */
final class ClusterFaultTest {
  private static final Duration PROMISED = Duration.ofSeconds(2);

  @TempDir Path folder;
  private int asked;

  @Test
  void serverThatWasKilledIsUnavailableAndFoundAgain() throws Exception {
    try (RealCluster cluster = RealCluster.start(folder);
        RedisDatabase database = open(cluster)) {
      Await.until("answers", () -> enqueues(database));
      RealRedis home = cluster.homeOf("{jobs}");
      home.kill();
      for (int call = 0; call < 20; call++) {
        assertUnavailable(database);
      }
      home.restart();
      Await.until("answers again", () -> enqueues(database));
    }
  }

  @Test
  void jobsAreUnavailableAndNotTornWhileTheirSlotMoves() throws Exception {
    try (RealCluster cluster = RealCluster.start(folder);
        RedisDatabase database = open(cluster)) {
      Await.until("answers", () -> enqueues(database));
      JobId known = new JobId("j" + (asked - 1));
      RealRedis target = cluster.beginToMove("{jobs}");
      assertUnavailable(database);
      assertThatThrownBy(() -> database.jobs().cancel(known))
          .isInstanceOf(StorageUnavailableException.class);
      assertThat(target.say("DBSIZE")).isEqualTo(":0");
      cluster.stopToMove("{jobs}");
      Await.until("answers again", () -> enqueues(database));
      assertThat(database.jobs().get(known)).isPresent();
    }
  }

  @Test
  void serverThatIsSilentLeavesTheOthersUsableFromTheBeginning() throws Exception {
    try (RealCluster cluster = RealCluster.start(folder)) {
      RealRedis frozen = cluster.nodes().getFirst();
      assertThat(cluster.homeOf("{jobs}")).isNotSameAs(frozen);
      frozen.freeze();
      try (RedisDatabase database = open(cluster);
          ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> waiting = new ArrayList<>();
        for (int caller = 0; caller < 5; caller++) {
          waiting.add(callers.submit(() -> Await.until("answers", () -> isAnswered(database))));
        }
        for (Future<?> caller : waiting) {
          assertThat(caller.get()).isNull();
        }
      } finally {
        frozen.thaw();
      }
    }
  }

  private static boolean isAnswered(RedisDatabase database) {
    try {
      return database.jobs().get(new JobId("any")).isEmpty();
    } catch (StorageUnavailableException e) {
      return false;
    }
  }

  private boolean enqueues(RedisDatabase database) {
    try {
      enqueue(database);
      return true;
    } catch (StorageUnavailableException e) {
      return false;
    }
  }

  private void enqueue(RedisDatabase database) {
    JobId id = new JobId("j" + asked++);
    JobId stands =
        database.jobs().enqueue(NewJob.of(id, new JobType("work"), RawJson.NULL, Owner.LOCAL));
    assertThat(stands).isEqualTo(id);
  }

  private void assertUnavailable(RedisDatabase database) {
    long before = System.nanoTime();
    assertThatThrownBy(() -> enqueue(database)).isInstanceOf(StorageUnavailableException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PROMISED);
  }

  private static RedisDatabase open(RealCluster cluster) {
    return RedisDatabase.open(
        RedisDatabaseSettings.at(cluster.url()).withTimeout(Duration.ofMillis(500)),
        Clock.systemUTC());
  }
}

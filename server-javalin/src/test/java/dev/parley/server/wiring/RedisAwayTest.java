// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.redis.RedisDatabase;
import dev.parley.adapter.redis.RedisDatabaseSettings;
import dev.parley.engine.job.Retention;
import dev.parley.server.stores.RedisServer;
import dev.parley.testkit.Await;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose Redis is not there when it starts, comes, goes and comes again. */
final class RedisAwayTest {
  private static final String ANSWER =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[
      {"index":0,"message":{"role":"assistant","content":"Hello."},
      "finish_reason":"stop","logprobs":null}],
      "usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}}
      """;
  private static final String QUESTION =
      """
      {"model":"gpt-4o-mini","conversation":"zoo","parley":{"cache":true},
      "messages":[{"role":"user","content":"Hi"}]}
      """;

  @TempDir private Path folder = Path.of("");

  private static int status(ParleyServer server, String path) {
    try {
      return Home.get(server, path).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitReady(ParleyServer server, int status) {
    Await.until("it is ready or not", () -> status(server, "/health/ready") == status);
  }

  private static void requireAnswersWithoutIt(ParleyServer server) throws Exception {
    awaitReady(server, 503);
    assertThat(Home.get(server, "/health").body()).contains("\"redis\"", "127.0.0.1:");
    var jobs = Home.get(server, "/api/v1/jobs");
    assertThat(jobs.statusCode()).as(jobs.body()).isEqualTo(503);
    assertThat(jobs.body()).contains("redis://127.0.0.1:");
    assertThat(Home.post(server, "/api/v1/chat/session", "").statusCode()).isEqualTo(503);
    var answer = Home.post(server, "/v1/chat/completions", QUESTION);
    assertThat(answer.statusCode()).as("it can do without its cache").isEqualTo(200);
  }

  private boolean retentionIsAskedFor(Map<String, String> settings) {
    String url = settings.getOrDefault("PARLEY_REDIS_URL", "");
    try (RedisDatabase redis =
        RedisDatabase.open(
            RedisDatabaseSettings.at(url).withTimeout(Await.LONGEST), Clock.systemUTC())) {
      return !redis.jobs().list(Retention.NOBODY, null, null, 1).isEmpty();
    }
  }

  @Test
  void serverStartsSaysThatItIsNotReadyAndRecovers() throws Exception {
    try (RedisServer redis = RedisServer.at(folder);
        WireServer provider = new WireServer(request -> Wire.json(200, ANSWER))) {
      Map<String, String> settings = new HashMap<>(redis.settings());
      settings.put("PARLEY_STORES_JOBS", "redis");
      settings.put("PARLEY_STORES_SESSIONS", "redis");
      settings.put("PARLEY_STORES_CACHE", "redis");
      try (ParleyServer server =
          new Home(folder).start(provider.url().resolve("/v1"), "sk-test", settings)) {
        requireAnswersWithoutIt(server);
        var unused = redis.start();
        awaitReady(server, 200);
        assertThat(status(server, "/api/v1/jobs")).isEqualTo(200);
        Await.until("what the start asks for is asked for", () -> retentionIsAskedFor(settings));
        redis.kill();
        requireAnswersWithoutIt(server);
        unused = redis.start();
        awaitReady(server, 200);
        assertThat(status(server, "/api/v1/jobs")).isEqualTo(200);
      }
    }
  }
}

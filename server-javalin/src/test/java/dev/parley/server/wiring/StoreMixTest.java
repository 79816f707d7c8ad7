// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.dynamodb.Capacity;
import dev.parley.json.JsonObject;
import dev.parley.server.stores.DynamoDbLocal;
import dev.parley.server.stores.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each store may be where it likes, whatever the others are in. */
final class StoreMixTest {
  @TempDir private static Path elsewhere = Path.of("");
  private static final Map<String, String> SHARED = new HashMap<>();
  private static final List<AutoCloseable> OPEN = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  private StoreMixTest() {}

  @BeforeAll
  static void start() throws Exception {
    RedisServer redis = RedisServer.at(elsewhere).start();
    OPEN.add(redis);
    SHARED.putAll(redis.settings());
    SHARED.putAll(DynamoDbLocal.fresh());
    try (var database =
        DynamoDbModule.open(new Home(elsewhere).settings("", SHARED), Clock.systemUTC())) {
      assertThat(database.tables().create(Capacity.ON_DEMAND)).hasSize(2);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : OPEN) {
      each.close();
    }
  }

  /** Where a server keeps what. */
  record Mix(String conversations, String records, String sessions, String jobs, String cache) {
    Map<String, String> settings() {
      Map<String, String> all = new HashMap<>(SHARED);
      all.put("PARLEY_STORES_CONVERSATIONS", conversations);
      all.put("PARLEY_STORES_RECORDS", records);
      all.put("PARLEY_STORES_SESSIONS", sessions);
      all.put("PARLEY_STORES_JOBS", jobs);
      all.put("PARLEY_STORES_CACHE", cache);
      return all;
    }

    boolean uses(String store) {
      return List.of(conversations, records, sessions, jobs, cache).contains(store);
    }
  }

  static List<Mix> mixes() {
    List<Mix> all = new ArrayList<>();
    for (String conversations : List.of("sqlite", "dynamodb")) {
      for (String records : List.of("sqlite", "dynamodb")) {
        for (String sessions : List.of("sqlite", "redis")) {
          for (String jobs : List.of("sqlite", "redis")) {
            all.add(new Mix(conversations, records, sessions, jobs, "memory"));
            all.add(new Mix(conversations, records, sessions, jobs, "redis"));
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("mixes")
  void whatIsChosenIsUsedAndNothingElseIsOpened(Mix mix) throws Exception {
    try (ParleyServer server = new Home(folder).start(Home.NOBODY, mix.settings())) {
      List<String> stores =
          JsonObject.parse(Home.get(server, "/health").body()).objects("dependencies").stream()
              .filter(each -> each.requiredString("kind").equals("store"))
              .map(each -> each.requiredString("name"))
              .toList();
      for (String store : List.of("sqlite", "dynamodb", "redis")) {
        assertThat(stores.contains(store)).as(store).isEqualTo(mix.uses(store));
      }
      assertThat(stores).doesNotHaveDuplicates();
      var made = Home.post(server, "/v1/conversations", "{}");
      assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
      assertThat(Home.get(server, "/api/v1/jobs").statusCode()).isEqualTo(200);
    }
    assertThat(Files.exists(folder.resolve("data/parley.db"))).isEqualTo(mix.uses("sqlite"));
    assertThat(Files.exists(folder.resolve("data/vectors"))).isFalse();
  }
}

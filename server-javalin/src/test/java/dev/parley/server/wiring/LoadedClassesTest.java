// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.stores.DynamoDbLocal;
import dev.parley.server.stores.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that are not chosen cost nothing at the start: none of their classes is loaded. */
final class LoadedClassesTest {
  private static final List<String> SHARED =
      List.of(
          " dev.parley.adapter.dynamodb.",
          " dev.parley.adapter.redis.",
          " software.amazon.",
          " org.apache.http.",
          " io.lettuce.",
          " io.netty.");

  @TempDir private Path folder = Path.of("");
  @TempDir private Path elsewhere = Path.of("");

  /** The names of all classes that a server loads until it answers. */
  private List<String> loaded(Map<String, String> environment) throws Exception {
    Files.writeString(folder.resolve("parley.yaml"), Home.NOBODY);
    Path log = folder.resolve("classes.log");
    String option = "-Xlog:class+load:file=" + log + "::filecount=0";
    try (ServerProcess server = ServerProcess.start(folder, environment, List.of(option))) {
      server.awaitListening();
      assertThat(server.get("/health").statusCode()).isEqualTo(200);
      server.terminate();
    }
    return Files.readAllLines(log);
  }

  private static Stream<String> shared(List<String> lines) {
    return lines.stream().filter(line -> SHARED.stream().anyMatch(line::contains));
  }

  @Test
  void defaultServerLoadsNothingOfSharedStores() throws Exception {
    List<String> lines = loaded(Map.of());
    assertThat(lines).anyMatch(line -> line.contains(" dev.parley.adapter.sqlite.SqliteDatabase "));
    assertThat(shared(lines)).isEmpty();
  }

  @Test
  void serverOverSharedStoresLoadsThem() throws Exception {
    try (RedisServer redis = RedisServer.at(elsewhere)) {
      Map<String, String> settings = new HashMap<>(redis.settings());
      settings.putAll(DynamoDbLocal.fresh());
      settings.put("PARLEY_DYNAMODB_ENDPOINT", "http://127.0.0.1:1");
      settings.put("PARLEY_STORES_CONVERSATIONS", "dynamodb");
      settings.put("PARLEY_STORES_CACHE", "redis");
      settings.put("AWS_ACCESS_KEY_ID", "local");
      settings.put("AWS_SECRET_ACCESS_KEY", "local");
      List<String> lines = loaded(settings);
      for (String each : SHARED) {
        assertThat(lines).as(each).anyMatch(line -> line.contains(each));
      }
    }
  }
}

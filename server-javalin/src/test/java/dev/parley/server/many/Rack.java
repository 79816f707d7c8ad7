// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import dev.parley.adapter.dynamodb.Capacity;
import dev.parley.adapter.dynamodb.DynamoDbDatabase;
import dev.parley.adapter.dynamodb.DynamoDbSettings;
import dev.parley.server.kept.KeptFolders;
import dev.parley.server.stores.DynamoDbLocal;
import dev.parley.server.stores.RedisServer;
import dev.parley.server.wiring.ServerProcess;
import dev.parley.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Places for servers behind one nginx, on one DynamoDB and one Redis, all of which run as long as
 * the tests of this package do. Servers come and go.
 */
final class Rack implements AutoCloseable {
  static final int PLACES = 3;
  static final String KEY = "a-key-of-the-operator-of-these-tests";

  /** Small, and warm soon: a test asks each for a few seconds. */
  private static final List<String> JAVA =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final String CONFIGURATION =
      """
      stores: {conversations: dynamodb, records: dynamodb, sessions: redis, jobs: redis, cache: redis}
      providers:
        far: {type: openai}
      routes:
        default: {providers: [far/m]}
      """;

  /** Any will do for DynamoDB Local. */
  private static final String AWS_KEY = "local";

  private final Path folder;
  private final List<Integer> ports;
  private final Map<String, String> tables = DynamoDbLocal.fresh();
  private final RedisServer redis;
  private final Nginx nginx;
  private final Provider provider = new Provider();
  private final Map<Integer, ServerProcess> servers = new TreeMap<>();

  private Rack(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    this.ports = Ports.free(PLACES);
    this.nginx = Nginx.start(folder, ports);
    this.redis = RedisServer.lasting(folder).start();
    createTables();
  }

  static Rack start() {
    try {
      return new Rack(Files.createTempDirectory("parley-many"));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void createTables() {
    DynamoDbSettings settings =
        DynamoDbSettings.in("us-east-1")
            .withEndpoint(
                URI.create(Objects.requireNonNull(tables.get("PARLEY_DYNAMODB_ENDPOINT"))))
            .withTablePrefix(Objects.requireNonNull(tables.get("PARLEY_DYNAMODB_TABLE_PREFIX")))
            .withKeys(new DynamoDbSettings.Keys(AWS_KEY, AWS_KEY, null))
            .withTimeouts(Await.LONGEST, Await.LONGEST, Await.LONGEST);
    try (DynamoDbDatabase database = DynamoDbDatabase.open(settings, Clock.systemUTC())) {
      var unused = database.tables().create(Capacity.ON_DEMAND);
    }
  }

  Provider provider() {
    return provider;
  }

  RedisServer redis() {
    return redis;
  }

  /** Sees to it that there are servers in so many places, the first ones, and in no other. */
  void fill(int count) throws Exception {
    for (int place = count; place < PLACES; place++) {
      clear(place);
    }
    for (int place = 0; place < count; place++) {
      if (!servers.containsKey(place) || !servers.get(place).isAlive()) {
        put(place, Map.of());
      }
    }
    for (ServerProcess server : servers.values()) {
      server.awaitReady();
    }
  }

  /** Puts a new server there, with these settings too; it may not be ready yet. */
  ServerProcess put(int place, Map<String, String> settings) throws Exception {
    clear(place);
    Path home = Files.createTempDirectory(folder, "server" + place + "-");
    Files.writeString(home.resolve("parley.yaml"), CONFIGURATION);
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(tables);
    environment.putAll(redis.settings());
    environment.put("PARLEY_SERVER_PORT", Integer.toString(ports.get(place)));
    environment.put("PARLEY_PROVIDERS_FAR_BASE_URL", provider.url().resolve("/v1").toString());
    environment.put("PARLEY_ADMIN_KEY", KEY);
    environment.put("AWS_ACCESS_KEY_ID", AWS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", AWS_KEY);
    ServerProcess server = ServerProcess.start(home, environment, JAVA);
    servers.put(place, server);
    return server;
  }

  private void clear(int place) throws InterruptedException {
    ServerProcess old = servers.remove(place);
    if (old != null) {
      old.kill(); // and is gone before anybody asks again
      old.close();
    }
  }

  ServerProcess server(int place) {
    return Objects.requireNonNull(servers.get(place), "that place is empty");
  }

  /** Whoever asks through nginx. */
  Client client() {
    return new Client(nginx.url(), KEY);
  }

  /** Whoever asks the server in that place. */
  Client client(int place) {
    return new Client(URI.create("http://127.0.0.1:" + ports.get(place)), KEY);
  }

  @Override
  public void close() throws IOException {
    List<AutoCloseable> all = new ArrayList<>(servers.values());
    all.addAll(List.of(nginx, provider, redis));
    for (AutoCloseable each : all) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
    KeptFolders.delete(folder);
  }
}

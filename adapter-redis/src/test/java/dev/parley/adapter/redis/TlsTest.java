// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.error.StorageUnavailableException;
import dev.parley.port.Dependency.Status;
import dev.parley.port.ResponseCache;
import dev.parley.testkit.Await;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
  private static final String PASSWORD = "of-the-test";
  private static final ResponseCache.Key KEY = new ResponseCache.Key("test", "k");

  @TempDir Path folder;

  @Test
  void certificateThatNobodyVouchesForIsRefusedUnlessAnyWillDo() throws Exception {
    makeCertificate();
    int port = RealRedis.freePort();
    try (RealRedis redis = RealRedis.start(folder, options(port))) {
      assertThat(redis.say("PING")).isEqualTo("+PONG");
      try (RedisDatabase strict = open("rediss://127.0.0.1:" + port)) {
        assertThatThrownBy(() -> strict.cache().get(KEY))
            .isInstanceOf(StorageUnavailableException.class);
      }
      try (RedisDatabase lenient = open("rediss://127.0.0.1:" + port + "?verifyPeer=NONE")) {
        Await.until("up", () -> lenient.state().status() == Status.UP);
        assertThat(lenient.cache().get(KEY)).isEmpty();
      }
    }
  }

  private String[] options(int port) {
    String certificate = folder.resolve("redis.crt").toString();
    return new String[] {
      "--tls-port",
      Integer.toString(port),
      "--tls-auth-clients",
      "no",
      "--tls-cert-file",
      certificate,
      "--tls-ca-cert-file",
      certificate,
      "--tls-key-file",
      folder.resolve("redis.key").toString()
    };
  }

  /** One that vouches for itself, as files that Redis reads. */
  private void makeCertificate() throws Exception {
    Path store = folder.resolve("redis.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "redis",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    pem("redis.crt", "CERTIFICATE", keys.getCertificate("redis").getEncoded());
    pem("redis.key", "PRIVATE KEY", keys.getKey("redis", PASSWORD.toCharArray()).getEncoded());
  }

  private void pem(String file, String kind, byte[] content) throws Exception {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind));
  }

  private static RedisDatabase open(String url) {
    return RedisDatabase.open(RedisDatabaseSettings.at(url), Clock.systemUTC());
  }
}

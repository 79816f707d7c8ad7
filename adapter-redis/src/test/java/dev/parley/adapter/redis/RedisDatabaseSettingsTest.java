// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisDatabaseSettingsTest {
  private static final String URL = "redis://127.0.0.1:6379";
  private final RedisDatabaseSettings defaults = RedisDatabaseSettings.at(URL);

  @Test
  void defaultsAreTheDocumentedOnes() {
    assertThat(defaults)
        .isEqualTo(new RedisDatabaseSettings(URL, "parley:", Duration.ofSeconds(1)));
  }

  @Test
  void readmeNamesEverySettingWithItsDefault() throws IOException, ReflectiveOperationException {
    String readme = Files.readString(Path.of("README.md"));
    for (RecordComponent setting : RedisDatabaseSettings.class.getRecordComponents()) {
      String value = setting.getAccessor().invoke(defaults).toString();
      String shown = setting.getName().equals("url") ? "none" : value;
      assertThat(readme).contains("| `" + setting.getName() + "` | " + shown + " |");
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          redis://host,                           false, host:6379,           redis://host
          redis://user:hid:den@host:1/3,          false, host:1,              redis://host:1/3
          rediss://:hi%40dden@host:1,             false, host:1,              rediss://host:1
          redis-cluster://:hidden@a:1;b,          true,  a:1 b:6379,          redis-cluster://a:1;b
          rediss-cluster://a:1,                   true,  a:1,                 rediss-cluster://a:1
          redis-sentinel://:hidden@a:1;b:2/0#one, false, sentinel a:1 b:2,    redis-sentinel://a:1;b:2/0#one
          """)
  void urlIsUnderstoodAndShownWithoutItsPassword(
      String url, boolean cluster, String nodes, String shown) {
    Address address = Address.of(url.replace(';', ','), Duration.ofSeconds(1));
    assertThat(address.cluster()).isEqualTo(cluster);
    assertThat(address.shown()).isEqualTo(shown.replace(';', ','));
    assertThat(nodes(address)).isEqualTo(nodes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://user:hidden@host",
        "redis://",
        "redis://:hidden@",
        "redis://:hid den@host",
        "redis://:hidden@host:port",
        "redis://:hidden@a:1,b:2",
        "redis-sentinel://:hidden@host:26379",
        "redis-cluster://:hidden@a:1,b:x"
      })
  void urlThatIsNoneIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> RedisDatabaseSettings.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redis://host:port")
        .hasMessageNotContaining("hid")
        .hasNoCause();
  }

  @Test
  void clusterHasOneDatabase() {
    assertThatThrownBy(() -> RedisDatabaseSettings.at("redis-cluster://:hidden@a:1/2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("url names a database: a Redis cluster has only 0");
  }

  @Test
  void passwordIsNotPrinted() {
    assertThat(RedisDatabaseSettings.at("redis://user:hidden@host:1"))
        .hasToString("RedisDatabaseSettings[url=redis://host:1, keyPrefix=parley:, timeout=PT1S]");
  }

  @Test
  void valueOutOfBoundsIsRefusedWithTheBounds() {
    assertThatThrownBy(() -> defaults.withTimeout(Duration.ofMillis(9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout is PT0.009S: give PT0.01S to PT1M");
    assertThatThrownBy(() -> defaults.withTimeout(Duration.ofSeconds(61)))
        .hasMessage("timeout is PT1M1S: give PT0.01S to PT1M");
    for (String prefix : new String[] {"a{b}", "a b", "*", "p".repeat(65)}) {
      assertThatThrownBy(() -> defaults.withKeyPrefix(prefix))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("keyPrefix is '" + prefix + "'");
    }
    assertThat(defaults.withKeyPrefix("").keyPrefix()).isEmpty();
  }

  private static String nodes(Address address) {
    RedisURI first = address.nodes().getFirst();
    boolean sentinel = !first.getSentinels().isEmpty();
    List<RedisURI> nodes = sentinel ? first.getSentinels() : address.nodes();
    return (sentinel ? "sentinel " : "")
        + nodes.stream()
            .map(node -> node.getHost() + ":" + node.getPort())
            .collect(Collectors.joining(" "));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address and its headers may be. */
final class McpConnectionTest {
  private static final URI SHOP = URI.create("https://shop.example/mcp?a=b");

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "Connection", "two words", ""})
  void aHeaderThatCannotBeGivenIsNamed(String name) {
    assertThatThrownBy(() -> new McpConnection.Http(SHOP, Map.of(name, "s3cret")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "header '" + name + "' can't be given: it is made by the client, or no header's name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret\n", "s3cret\r\nX-Other: y", "s3cret\0"})
  void aValueThatCannotBeSentIsNotShown(String value) {
    assertThatThrownBy(() -> new McpConnection.Http(SHOP, Map.of("X-Shop-Key", value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the value of header 'X-Shop-Key' can't be sent: leave out line feeds and the like")
        .hasNoCause();
  }

  @Test
  void otherHeadersAreTaken() {
    McpConnection.Http shop =
        new McpConnection.Http(SHOP, Map.of("Authorization", "Bearer s3cret", "X-Empty", ""));
    assertThat(shop.headers()).hasSize(2);
    assertThat(shop.endpoint()).isEqualTo("/mcp?a=b");
    assertThat(shop).hasToString("https://shop.example");
  }
}

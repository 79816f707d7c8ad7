// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

final class ToolNamesTest {
  @Example
  void aPlainNameStaysItself() {
    assertThat(ToolNames.of("shop", "look-up_order.v2")).isEqualTo("shop.look-up_order.v2");
  }

  @Example
  void aNameOfOtherCharactersKeepsWhatItCan() {
    assertThat(ToolNames.of("shop", "prix/été")).matches("shop\\.prix__t__[0-9a-f]{8}");
  }

  @Property
  void everyNameIsOneThatFunctionsMayHave(@ForAll String tool) {
    assertThat(ToolNames.of("a-server-with-a-rather-long-name", tool))
        .matches("[A-Za-z0-9_.-]{1,64}")
        .startsWith("a-server-with-a-rather-long-name.");
  }

  @Property
  void twoToolsAreTwoFunctions(
      @ForAll @StringLength(max = 80) String first, @ForAll @StringLength(max = 80) String second) {
    Assume.that(!first.equals(second));
    assertThat(ToolNames.of("shop", first)).isNotEqualTo(ToolNames.of("shop", second));
  }
}

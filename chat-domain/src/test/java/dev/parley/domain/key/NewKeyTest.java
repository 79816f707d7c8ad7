// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import net.jqwik.api.Example;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewKeyTest {
  private static NewKey named(String name) {
    return new NewKey(name, null, null, AllowedModels.ALL, null);
  }

  private static NewKey owned(String owner) {
    return new NewKey("n", null, new Owner(owner), AllowedModels.ALL, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "bell\u0007"})
  void aNameIsOneLineOfText(String name) {
    assertThatThrownBy(() -> named(name))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("name is ");
  }

  @Example
  void aNameHasAHundredCharactersAtMost() {
    assertThat(named("😀".repeat(100)).name()).hasSize(200);
    assertThatThrownBy(() -> named("a".repeat(101))).isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "ada@example.org", "team:a+b", "A.b_c-9"})
  void anOwnerIsAPlainName(String owner) {
    assertThat(owned(owner).owner()).isEqualTo(new Owner(owner));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "ä", "a\n"})
  void anotherOwnerIsRefused(String owner) {
    assertThatThrownBy(() -> owned(owner))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("owner is ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "Admin", ""})
  void thereAreTwoRoles(String role) {
    assertThat(KeyRole.of("admin")).isEqualTo(KeyRole.ADMIN);
    assertThat(KeyRole.of("user")).isEqualTo(KeyRole.USER);
    assertThatThrownBy(() -> KeyRole.of(role))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("give user or admin");
  }
}

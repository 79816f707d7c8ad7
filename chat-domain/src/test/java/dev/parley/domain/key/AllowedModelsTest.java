// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.PermissionDeniedException;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedModelsTest {
  private static final AllowedModels SOME = AllowedModels.only(List.of("default", "openai/*"));

  @ParameterizedTest
  @CsvSource({
    "default, true",
    "Default, false",
    "default2, false",
    "openai/gpt-4o, true",
    "openai/, true",
    "openai, false",
    "local/openai/gpt-4o, false"
  })
  void aModelIsAllowedByItsNameOrHowThatBegins(String model, boolean allowed) {
    assertThat(SOME.allows(new ModelId(model))).isEqualTo(allowed);
    assertThat(AllowedModels.ALL.allows(new ModelId(model))).isTrue();
    assertThat(AllowedModels.only(List.of("*")).allows(new ModelId(model))).isTrue();
  }

  @Example
  void anEmptyListDoesNotAllowEverything() {
    assertThatThrownBy(() -> AllowedModels.only(List.of()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("leave it out to allow all");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "gpt-*-mini", "**"})
  void aNameThatMatchesOtherwiseThanItLooksIsRefused(String name) {
    assertThatThrownBy(() -> AllowedModels.only(List.of("a", name)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("models[1]");
  }

  @Example
  void aListIsBounded() {
    assertThat(AllowedModels.only(Collections.nCopies(100, "m")).names()).hasSize(100);
    assertThatThrownBy(() -> AllowedModels.only(Collections.nCopies(101, "m")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("models is 101 names: give 100 at most");
  }

  @Example
  void aRefusalNamesTheModelAndWhatMayBeUsed() {
    Caller caller = new Caller("k1", new Owner("k1"), KeyRole.USER, SOME);
    caller.requireModel(new ModelId("default"));
    assertThatThrownBy(() -> caller.requireModel(new ModelId("o1")))
        .isInstanceOfSatisfying(
            PermissionDeniedException.class,
            e -> assertThat(e.code()).isEqualTo("model_not_allowed"))
        .hasMessage("model o1 is not allowed to key k1, which may use: default, openai/*");
  }

  @Example
  void whatIsForAdminsIsNotForUsers() {
    Caller.LOCAL.requireAdmin("GET /api/v1/keys");
    Caller caller = new Caller("k1", new Owner("k1"), KeyRole.USER, SOME);
    assertThatThrownBy(() -> caller.requireAdmin("GET /api/v1/keys"))
        .isInstanceOf(PermissionDeniedException.class)
        .hasMessageContaining("GET /api/v1/keys is for keys of the role admin")
        .hasMessageContaining("key k1 is of the role user");
  }
}

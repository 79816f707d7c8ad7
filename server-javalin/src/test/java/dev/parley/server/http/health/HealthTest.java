// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.port.Dependency;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HealthTest {
  private static final List<Dependency> STORES = List.of(new Fixed(Dependency.Status.UP));

  private record Fixed(Status status) implements Dependency {
    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public State state() {
      return new State(status, "as it is", OptionalDouble.empty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anMcpServerLeavesAReadyServerReady(Dependency.Status status) {
    List<Dependency> providers = List.of(new Fixed(Dependency.Status.UP));
    assertThat(Health.of(STORES, providers, List.of(new Fixed(status))).ready()).isTrue();
  }

  @Test
  void anMcpServerIsNoProvider() {
    List<Dependency> providers = List.of(new Fixed(Dependency.Status.DOWN));
    List<Dependency> tools = List.of(new Fixed(Dependency.Status.UP));
    assertThat(Health.of(STORES, providers, tools).ready()).isFalse();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import dev.parley.port.Dependency;
import java.util.OptionalDouble;

/** How the last use of Redis went. */
final class Health {
  private final String address;
  private volatile Dependency.State state;

  Health(String address) {
    this.address = address;
    this.state = Dependency.State.starting("connecting to " + address, OptionalDouble.empty());
  }

  void good() {
    if (state.status() != Dependency.Status.UP) {
      state = Dependency.State.up(address + " answers");
    }
  }

  void bad(String explanation) {
    state = Dependency.State.down(explanation);
  }

  Dependency.State state() {
    return state;
  }
}

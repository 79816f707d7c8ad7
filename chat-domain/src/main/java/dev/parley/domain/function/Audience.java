// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.function;

import dev.parley.domain.conversation.Owner;
import java.util.Set;

/**
 * Whose requests may use a function.
 *
 * @param owners empty for everyone's
 */
public record Audience(Set<Owner> owners) {
  public static final Audience EVERYONE = new Audience(Set.of());

  public Audience {
    owners = Set.copyOf(owners);
  }

  public boolean includes(Owner owner) {
    return owners.isEmpty() || owners.contains(owner);
  }
}

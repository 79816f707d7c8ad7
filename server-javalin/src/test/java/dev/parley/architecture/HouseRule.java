// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule over all modules, with sources that it must refuse and sources that it must let pass.
 *
 * @param broken source files that, imported together, violate the rule
 * @param allowed source files just inside the rule's exception; empty when it has none
 */
record HouseRule(String name, ArchRule rule, List<String> broken, List<String> allowed) {
  HouseRule {
    broken = List.copyOf(broken);
    allowed = List.copyOf(allowed);
  }

  static HouseRule rule(String name, ArchRule rule) {
    return new HouseRule(name, rule, List.of(), List.of());
  }

  HouseRule brokenBy(String... sources) {
    return new HouseRule(name, rule, List.of(sources), allowed);
  }

  HouseRule allows(String... sources) {
    return new HouseRule(name, rule, broken, List.of(sources));
  }

  @Override
  public String toString() {
    return name;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.server.settings.RouteSettings;
import dev.parley.server.settings.SafetySettings;
import dev.parley.server.settings.Settings;
import dev.parley.server.settings.StoreSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings that this version can read and not yet follow. A server that passed over them would do
 * something else than it was told, so it does not start.
 */
final class NotYet {
  private final List<String> reasons = new ArrayList<>();

  private NotYet() {}

  /**
   * Checks all of them.
   *
   * @throws StartFailedException with a line for each
   */
  static void check(Settings settings) {
    NotYet found = new NotYet();
    settings.routes().values().forEach(found::route);
    found.stores(settings.stores());
    found.safety(settings.safety());
    found.rest(settings);
    if (!found.reasons.isEmpty()) {
      throw new StartFailedException(found.reasons, null);
    }
  }

  private void route(RouteSettings route) {
    if (!route.knowledge().isEmpty()) {
      add("routes." + route.name() + ".knowledge", "set", "leave it out");
    }
  }

  private void stores(StoreSettings stores) {
    store("vectors", stores.vectors() == StoreSettings.Vectors.LUCENE, "lucene");
    store("limits", stores.limits() == StoreSettings.Fast.MEMORY, "memory");
  }

  private void store(String name, boolean there, String usual) {
    if (!there) {
      add("stores." + name, "another one than " + usual, "set it to " + usual);
    }
  }

  private void safety(SafetySettings safety) {
    if (safety.pii() != SafetySettings.Pii.OFF) {
      add("safety.pii", "on", "set it to off");
    }
    if (safety.injection() != SafetySettings.Injection.OFF) {
      add("safety.injection", "on", "set it to off");
    }
    if (!safety.blocked().isEmpty()) {
      add("safety.blocked", "set", "leave it out");
    }
  }

  private void rest(Settings settings) {
    if (settings.limits().requestsPerMinute() != null
        || settings.limits().tokensPerMinute() != null
        || settings.limits().concurrentRequests() != null
        || settings.limits().usdPerDay() != null) {
      add("limits", "set", "leave it out");
    }
  }

  private void add(String setting, String value, String fix) {
    reasons.add(setting + " is " + value + ", which comes in a later version of Parley: " + fix);
  }
}

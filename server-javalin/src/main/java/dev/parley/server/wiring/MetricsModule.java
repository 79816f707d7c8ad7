// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

/** Numbers of what happened, for those who watch the server. */
final class MetricsModule extends AbstractModule {
  @Provides
  @Singleton
  static Metrics metrics(Resources resources) {
    return resources.add(new Metrics());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.server.settings.Settings;

/** The folder of this server: models, embedded stores, and a note of where it listens. */
final class FolderModule extends AbstractModule {
  @Provides
  @Singleton
  static DataFolder folder(Settings settings, Resources resources) {
    return resources.add(DataFolder.take(settings.dataDir()));
  }
}

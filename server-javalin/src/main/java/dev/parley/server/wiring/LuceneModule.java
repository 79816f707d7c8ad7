// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.parley.port.VectorIndex;
import java.util.function.Supplier;

/** The embedded index of vectors. It is not opened before the first conversation overflows. */
final class LuceneModule extends AbstractModule {
  @Provides
  @Singleton
  static Supplier<VectorIndex> recall(DataFolder folder, RecallModel model, Resources resources) {
    return resources.add(
        new RecallFolder(
            folder.resolve("vectors").resolve("recall"), model.id(), model.embedding()));
  }
}

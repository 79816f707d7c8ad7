// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.lucene;

import dev.parley.domain.vector.VectorSpace;
import dev.parley.port.VectorIndex;
import dev.parley.testkit.VectorIndexContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LuceneVectorIndexTest extends VectorIndexContract {
  @TempDir Path folder;

  @Override
  protected VectorIndex open(VectorSpace space) {
    return LuceneVectorIndex.open(LuceneSettings.at(folder.resolve("vectors"), space));
  }

  @Override
  protected VectorIndex reopen(VectorIndex closed, VectorSpace space) {
    return open(space);
  }

  @Override
  protected void close(VectorIndex index) {
    ((LuceneVectorIndex) index).close();
  }
}

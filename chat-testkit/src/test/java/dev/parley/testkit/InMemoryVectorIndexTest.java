// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.vector.VectorSpace;
import dev.parley.port.VectorIndex;

final class InMemoryVectorIndexTest extends VectorIndexContract {
  @Override
  protected VectorIndex open(VectorSpace space) {
    return new InMemoryVectorIndex(space);
  }

  @Override
  protected VectorIndex reopen(VectorIndex closed, VectorSpace space) {
    return ((InMemoryVectorIndex) closed).reopen(space);
  }

  @Override
  protected void close(VectorIndex index) {
    ((InMemoryVectorIndex) index).close();
  }
}

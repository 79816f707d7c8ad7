// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.port.RecordStore;
import java.time.Clock;

final class InMemoryRecordStoreTest extends RecordStoreContract {
  @Override
  protected RecordStore open(Clock clock) {
    return new InMemoryRecordStore(clock);
  }

  @Override
  protected RecordStore reopen(RecordStore closed, Clock clock) {
    return ((InMemoryRecordStore) closed).reopen();
  }

  @Override
  protected void close(RecordStore store) {
    ((InMemoryRecordStore) store).close();
  }
}

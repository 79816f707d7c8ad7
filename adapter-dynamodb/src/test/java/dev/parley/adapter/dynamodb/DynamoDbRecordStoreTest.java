// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.port.RecordStore;
import dev.parley.testkit.RecordStoreContract;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class DynamoDbRecordStoreTest extends RecordStoreContract {
  private @Nullable Opened opened;

  @Override
  protected RecordStore open(Clock clock) {
    opened = Opened.create(clock);
    return opened.database().records();
  }

  @Override
  protected RecordStore reopen(RecordStore closed, Clock clock) {
    return Objects.requireNonNull(opened).again(clock).records();
  }

  @Override
  protected void close(RecordStore store) {
    if (opened != null) {
      opened.close();
    }
  }
}

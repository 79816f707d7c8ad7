// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.port.ConversationStore;
import dev.parley.testkit.ConversationStoreContract;
import dev.parley.testkit.SteppedClock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class DynamoDbConversationStoreTest extends ConversationStoreContract {
  private @Nullable Opened opened;

  @Override
  protected ConversationStore open() {
    opened = Opened.create(SteppedClock.create());
    return opened.database().conversations();
  }

  @Override
  protected ConversationStore reopen(ConversationStore closed) {
    return Objects.requireNonNull(opened).again(SteppedClock.create()).conversations();
  }

  @Override
  protected void close(ConversationStore store) {
    if (opened != null) {
      opened.close();
    }
  }
}

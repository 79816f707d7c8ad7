// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.testkit.ConversationRetentionContract;
import dev.parley.testkit.SteppedClock;
import org.jspecify.annotations.Nullable;

final class DynamoDbConversationRetentionTest extends ConversationRetentionContract {
  private @Nullable Opened opened;

  @Override
  protected Retained open() {
    opened = Opened.create(SteppedClock.create());
    return new Retained(opened.database().conversations(), opened.database().retention());
  }

  @Override
  protected void close(Retained retained) {
    if (opened != null) {
      opened.close();
    }
  }
}

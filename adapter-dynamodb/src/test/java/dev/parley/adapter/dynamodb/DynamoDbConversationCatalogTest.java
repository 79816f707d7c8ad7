// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.testkit.ConversationCatalogContract;
import dev.parley.testkit.SteppedClock;
import org.jspecify.annotations.Nullable;

final class DynamoDbConversationCatalogTest extends ConversationCatalogContract {
  private @Nullable Opened opened;

  @Override
  protected Catalogued open() {
    opened = Opened.create(SteppedClock.create());
    return new Catalogued(opened.database().conversations(), opened.database().catalog());
  }

  @Override
  protected void close(Catalogued catalogued) {
    if (opened != null) {
      opened.close();
    }
  }
}

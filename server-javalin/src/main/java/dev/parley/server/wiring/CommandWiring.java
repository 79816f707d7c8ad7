// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import dev.parley.server.cli.Wiring;

/** What the command line starts and shows. */
public final class CommandWiring {
  private CommandWiring() {}

  /** The real thing. */
  public static Wiring create() {
    return new Wiring(
        new TerminalServer(),
        new ModelShelves(),
        new StoredKeys(),
        // nothing of DynamoDB is loaded for the other commands
        (settings, each) -> new DynamoDbTableMaker().create(settings, each),
        new ConversationMoves());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.conversation.Header;
import java.net.URI;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** A process that writes many entries and dies before the header that would make them count. */
final class DyingWriter {
  static final int ENTRIES = 250;

  private DyingWriter() {}

  /** Writes to the tables of an endpoint and a prefix, behind the header that is there. */
  public static void main(String[] arguments) {
    DynamoDbSettings settings = DynamoDbLocal.settings(URI.create(arguments[0]), arguments[1]);
    Requests requests = new Requests();
    try (DynamoDbDatabase database = Fixture.open(settings, requests)) {
      Header stored = database.conversations().header(Fixture.ID).orElse(null);
      requests.atNext(PutItemRequest.class::isInstance, () -> Runtime.getRuntime().halt(137));
      if (stored == null) {
        Header first = Fixture.header();
        Header bare = first.advance(ENTRIES, Fixture.NOW);
        database
            .conversations()
            .write(
                new Header(
                    bare.id(),
                    bare.owner(),
                    1,
                    bare.last(),
                    bare.branches(),
                    bare.instructions(),
                    null,
                    null,
                    null,
                    bare.metadata(),
                    bare.createdAt(),
                    bare.updatedAt()),
                Fixture.entries(first, ENTRIES, "dead"));
      } else {
        var unused = Fixture.say(database, stored, ENTRIES, "dead");
      }
    }
  }
}

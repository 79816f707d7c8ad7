// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.dynamodb;

import dev.parley.domain.error.ParleyException;
import dev.parley.port.ConversationCatalog;
import dev.parley.port.ConversationRetention;
import dev.parley.port.ConversationStore;
import dev.parley.port.Dependency;
import dev.parley.port.RecordStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The tables that the stores share, and the connections to them. Whoever opens it closes it. Any
 * number of servers may use the same tables at a time.
 *
 * <p>A write returns once DynamoDB has it in several places. A request that is throttled is made
 * again after a random wait, for as long as the settings say, and is an {@link
 * dev.parley.domain.error.OverloadedException} after that. Whatever else fails is a {@link
 * dev.parley.domain.error.StorageUnavailableException}, with what to do. A caller that is
 * interrupted gets one too and stays interrupted; whether its write was done is not known.
 */
public final class DynamoDbDatabase implements Dependency, AutoCloseable {
  private final Calls calls;
  private final DynamoDbConversationStore conversations;
  private final DynamoDbConversationRetention retention;
  private final DynamoDbRecordStore records;
  private final AtomicBoolean looking = new AtomicBoolean();

  private DynamoDbDatabase(Calls calls, Clock clock) {
    this.calls = calls;
    conversations = new DynamoDbConversationStore(calls, clock);
    retention = new DynamoDbConversationRetention(conversations, clock);
    records = new DynamoDbRecordStore(calls, clock);
  }

  /**
   * Opens the tables. Nothing is asked of DynamoDB yet: whether it can be used shows at the first
   * call.
   *
   * @param clock tells whether a record's time is over
   */
  public static DynamoDbDatabase open(DynamoDbSettings settings, Clock clock) {
    return open(
        Clients.client(settings), settings, clock, new Chance(new SecureRandom(), Thread::sleep));
  }

  static DynamoDbDatabase open(
      DynamoDbClient client, DynamoDbSettings settings, Clock clock, Chance chance) {
    return new DynamoDbDatabase(new Calls(client, settings, chance), clock);
  }

  /** The conversations of these tables. */
  public ConversationStore conversations() {
    return conversations;
  }

  /** Removes conversations that nobody uses any more. */
  public ConversationRetention retention() {
    return retention;
  }

  /**
   * Walks through the conversations of these tables, whoever's they are. It reads the index alone,
   * about 200 bytes a conversation; one that began within the last second or so may be missing.
   */
  public ConversationCatalog catalog() {
    return new DynamoDbConversationCatalog(conversations.index());
  }

  /** The records of these tables. */
  public RecordStore records() {
    return records;
  }

  /** Makes the tables, and says which are not there. */
  public DynamoDbTables tables() {
    return new DynamoDbTables(calls);
  }

  @Override
  public String name() {
    return "dynamodb";
  }

  /** How it was at the last call; it is asked, so that the next one who wants to know hears. */
  @Override
  public State state() {
    if (looking.compareAndSet(false, true)) {
      Thread unused = Thread.ofVirtual().name("parley-dynamodb-state").start(this::look);
    }
    return calls.state();
  }

  private void look() {
    try {
      tables().look();
    } catch (ParleyException e) {
      // the state says it
    } finally {
      looking.set(false);
    }
  }

  /** Ends the connections. */
  @Override
  public void close() {
    calls.close();
  }
}

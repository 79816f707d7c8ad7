// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import dev.parley.server.settings.StoreSettings;

/** Each store from where the settings say; nothing of what they don't name is opened or loaded. */
final class StoreModules extends AbstractModule {
  private final StoreSettings stores;

  StoreModules(StoreSettings stores) {
    this.stores = stores;
  }

  @Override
  protected void configure() {
    install(conversations());
    install(sessions());
    install(records());
    install(jobs());
    install(cache());
    install(vectors());
  }

  private Module conversations() {
    return switch (stores.conversations()) {
      case SQLITE -> new SqliteModule.Conversations();
      case DYNAMODB -> new DynamoDbModule.Conversations();
    };
  }

  private Module sessions() {
    return switch (stores.sessions()) {
      case SQLITE -> new SqliteModule.Sessions();
      case REDIS -> new RedisModule.Sessions();
    };
  }

  private Module records() {
    return switch (stores.records()) {
      case SQLITE -> new SqliteModule.Records();
      case DYNAMODB -> new DynamoDbModule.Records();
    };
  }

  private Module jobs() {
    return switch (stores.jobs()) {
      case SQLITE -> new SqliteModule.Work();
      case REDIS -> new RedisModule.Work();
    };
  }

  private Module cache() {
    return switch (stores.cache()) {
      case MEMORY -> new MemoryModule();
      case REDIS -> new RedisModule.Cache();
    };
  }

  private Module vectors() {
    return switch (stores.vectors()) {
      case LUCENE -> new LuceneModule();
      case PINECONE, CHROMA ->
          throw new IllegalStateException(stores.vectors() + " was to be refused before");
    };
  }
}

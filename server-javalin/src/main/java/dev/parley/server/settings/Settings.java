// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration. Everything in it has been checked; nothing below reads the environment.
 *
 * @param server the HTTP server
 * @param dataDir where Parley keeps what it keeps, absolute
 * @param providers the places that answer prompts, by name, in the order written
 * @param routes model names of Parley's own, by name; {@code default} is always among them
 * @param chat what every conversation begins with
 * @param conversations stored conversations
 * @param sessions sessions of the small API
 * @param context how a history is fitted into a window
 * @param loop how long a model may call functions
 * @param knowledge answers from documents
 * @param functions functions that models may call
 * @param cache answers kept for the same prompt
 * @param retry trying a provider again
 * @param stores what keeps what
 * @param redis a Redis server
 * @param dynamodb DynamoDB
 * @param pinecone Pinecone
 * @param chroma a Chroma server
 * @param safety what is looked for in messages
 * @param limits what each key may use
 * @param adminKey an administrator's key given by {@code PARLEY_ADMIN_KEY}
 */
public record Settings(
    ServerSettings server,
    Path dataDir,
    Map<String, ProviderSettings> providers,
    Map<String, RouteSettings> routes,
    ChatSettings chat,
    ConversationSettings conversations,
    SessionSettings sessions,
    ContextSettings context,
    LoopSettings loop,
    KnowledgeSettings knowledge,
    List<FunctionSettings> functions,
    CacheSettings cache,
    RetrySettings retry,
    StoreSettings stores,
    RedisSettings redis,
    DynamoDbSettings dynamodb,
    PineconeSettings pinecone,
    ChromaSettings chroma,
    SafetySettings safety,
    LimitSettings limits,
    @Nullable Secret adminKey) {

  /** The route that answers where no other is asked for. */
  public static final String DEFAULT_ROUTE = "default";

  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  static final Key<Path> DATA_DIR =
      Key.of(
          "data_dir",
          Types.path(),
          Path.of("./data"),
          "folder for everything that Parley keeps; a relative one is within the folder of the"
              + " configuration file, else within the working directory");
  static final Section TOP = new Section("", "Settings without a group.", List.of(DATA_DIR));

  public Settings {
    providers = Ordered.copyOf(providers);
    routes = Ordered.copyOf(routes);
    functions = List.copyOf(functions);
  }
}

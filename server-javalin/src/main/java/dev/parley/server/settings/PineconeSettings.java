// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pinecone, used where {@code stores.vectors} says pinecone.
 *
 * @param indexHost the host of the index
 * @param namespace the namespace within it; none: the index's default
 * @param apiKey the key; there whenever Pinecone is used
 */
public record PineconeSettings(
    @Nullable String indexHost, @Nullable String namespace, @Nullable Secret apiKey) {

  static final Key<@Nullable String> INDEX_HOST =
      Key.optional("index_host", Types.text(), "host of the index");
  static final Key<@Nullable String> NAMESPACE =
      Key.optional("namespace", Types.text(), "namespace within it; null: the index's default");
  static final Key<String> API_KEY_ENV =
      Key.of(
          "api_key_env",
          Types.variable(),
          "PINECONE_API_KEY",
          "environment variable that holds the key");
  static final Section SECTION =
      new Section(
          "pinecone",
          "Pinecone, used where stores.vectors says pinecone.",
          List.of(INDEX_HOST, NAMESPACE, API_KEY_ENV));

  static PineconeSettings from(Block block, @Nullable Secret apiKey) {
    return new PineconeSettings(block.get(INDEX_HOST), block.get(NAMESPACE), apiKey);
  }
}

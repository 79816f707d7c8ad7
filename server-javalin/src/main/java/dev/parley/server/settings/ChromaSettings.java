// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Chroma server, used where {@code stores.vectors} says chroma.
 *
 * @param url its address
 * @param tenant the tenant on it
 * @param database the tenant's database
 * @param collectionPrefix what the names of our collections begin with
 */
public record ChromaSettings(URI url, String tenant, String database, String collectionPrefix) {

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,100}");

  static final Key<URI> URL =
      Key.of("url", UrlTypes.web(), URI.create("http://127.0.0.1:8000"), "its address");
  static final Key<String> TENANT = Key.of("tenant", Types.text(), "default_tenant", "tenant");
  static final Key<String> DATABASE =
      Key.of("database", Types.text(), "default_database", "the tenant's database");
  static final Key<String> COLLECTION_PREFIX =
      Key.of(
          "collection_prefix",
          Types.text(PREFIX, "letters, digits, _, - and . (at most 100)"),
          "",
          "what the names of the collections begin with");
  static final Section SECTION =
      new Section(
          "chroma",
          "A Chroma server, used where stores.vectors says chroma.",
          List.of(URL, TENANT, DATABASE, COLLECTION_PREFIX));

  static ChromaSettings from(Block block) {
    return new ChromaSettings(
        block.get(URL), block.get(TENANT), block.get(DATABASE), block.get(COLLECTION_PREFIX));
  }
}

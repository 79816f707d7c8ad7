// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.web;

import dev.parley.domain.error.NotFoundException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The pages as they are sent. Their assets stand in a folder named by its content: a browser keeps
 * them for good, and never mixes those of two versions.
 */
final class Site {
  private final String version;
  private final Map<String, Asset> assets = new TreeMap<>();
  private final Page chat;
  private final Page connect;

  private Site(String version, SortedMap<String, byte[]> files) {
    this.version = version;
    files.forEach((path, content) -> assets.put(path, new Asset(path, content)));
    String folder = "/assets/" + version + "/";
    String imports = ImportMap.of(folder + Files.LIBRARIES);
    this.chat = Page.of("index.html", Files.FIRST_STYLES, imports, folder);
    this.connect = Page.of("connect.html", Files.DOCUMENT_STYLES, "", folder);
  }

  /** Reads all of it. */
  static Site read() {
    SortedMap<String, byte[]> files = Files.assets();
    String names =
        files.entrySet().stream()
            .map(file -> file.getKey() + " " + Hash.name(file.getValue()))
            .collect(Collectors.joining("\n"));
    return new Site(Hash.name(Files.bytes(names)), files);
  }

  /** The chat. */
  Page chat() {
    return chat;
  }

  /** How programs talk to the server. */
  Page connect() {
    return connect;
  }

  /**
   * The asset of that version and path.
   *
   * @throws NotFoundException when this build does not have it
   */
  Asset asset(String wantedVersion, String path) {
    Asset asset = wantedVersion.equals(version) ? assets.get(path) : null;
    if (asset == null) {
      throw new NotFoundException(
          "asset_not_found",
          "this build's pages have no " + path + " of version " + wantedVersion + "; reload them");
    }
    return asset;
  }
}

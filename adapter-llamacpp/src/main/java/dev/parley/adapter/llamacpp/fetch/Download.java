// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to be brought here.
 *
 * @param label what people call it
 * @param source an {@code http}, {@code https} or {@code file} address
 * @param sha256 what its bytes must add up to, in hex; null when nobody said
 * @param target where it is put
 */
public record Download(String label, URI source, @Nullable String sha256, Path target) {
  /** Tells a part of this file from a part of another one of the same name. */
  String identity() {
    return sha256 == null ? source.toString() : sha256;
  }

  /** The source for messages: without what may be secret in an address. */
  String sourceName() {
    String host = source.getHost();
    return host == null ? source.getScheme() + ":" + source.getPath() : host;
  }
}

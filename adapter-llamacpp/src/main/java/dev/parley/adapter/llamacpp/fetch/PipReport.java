// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@code pip install --report} says of the one package that was asked for. */
final class PipReport {
  private static final JsonPointer URL = JsonPointer.compile("/install/0/download_info/url");
  private static final JsonPointer SHA256 =
      JsonPointer.compile("/install/0/download_info/archive_info/hashes/sha256");

  private PipReport() {}

  /** Where a wheel is; the checksum is null when the index has none. */
  record Wheel(URI source, @Nullable String sha256) {
    String fileName() {
      String path = source.getPath();
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  static Optional<Wheel> read(Path report) throws IOException {
    String url = text(report, URL);
    return url == null
        ? Optional.empty()
        : Optional.of(new Wheel(URI.create(url), text(report, SHA256)));
  }

  private static @Nullable String text(Path report, JsonPointer pointer) throws IOException {
    JsonParser all = new JsonFactory().createParser(report.toFile());
    try (JsonParser found =
        new FilteringParserDelegate(
            all, new JsonPointerBasedFilter(pointer), Inclusion.ONLY_INCLUDE_ALL, false)) {
      return found.nextToken() == JsonToken.VALUE_STRING ? found.getText() : null;
    }
  }
}

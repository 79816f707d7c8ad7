// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.models;

import dev.parley.adapter.llamacpp.fetch.Download;
import dev.parley.domain.error.InvalidRequestException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a GGUF file; {@code #sha256=…} at its end pins what it must add up to.
 *
 * @param source where it is
 * @param sha256 the pin, if any
 */
record ModelAddress(URI source, @Nullable String sha256) {
  private static final Pattern WEB = Pattern.compile("(?i)https?://.+");
  private static final Pattern PIN = Pattern.compile("sha256=([0-9a-fA-F]{64})");

  static boolean isOne(String name) {
    return WEB.matcher(name).matches();
  }

  static ModelAddress parse(String text) {
    try {
      URI whole = new URI(text);
      Matcher pin = PIN.matcher(whole.getFragment() == null ? "" : whole.getFragment());
      URI source = new URI(text.contains("#") ? text.substring(0, text.indexOf('#')) : text);
      if (source.getHost() == null) {
        throw new URISyntaxException(text, "no host");
      }
      return new ModelAddress(source, pin.matches() ? pin.group(1) : null);
    } catch (URISyntaxException e) {
      throw new InvalidRequestException(
          "model", text, "give the full address of a .gguf file, with %20 for a blank", e);
    }
  }

  /** The last part of its path, after a few letters of its own: many files are called the same. */
  String fileName() {
    String path = source.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    String stem = last.toLowerCase(Locale.ROOT).endsWith(".gguf") ? last : last + ".gguf";
    UUID digest = UUID.nameUUIDFromBytes(source.toString().getBytes(StandardCharsets.UTF_8));
    return digest.toString().substring(0, 8) + "-" + stem;
  }

  Download download(Path target) {
    return new Download(target.getFileName().toString(), source, sha256, target);
  }
}

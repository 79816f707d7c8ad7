// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import org.jspecify.annotations.Nullable;

/** A part that is a picture, by address or as a data URL. */
public record ImagePart(ImageUrl imageUrl, Extras extras) implements ContentPart {
  /**
   * Where the picture is.
   *
   * @param detail {@code auto}, {@code low}, {@code high} or what the provider adds
   */
  public record ImageUrl(String url, @Nullable String detail, Extras extras) {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import static java.util.Objects.requireNonNullElse;

import okhttp3.Response;

/** What tells two versions of a file at one address apart, for {@code If-Range}. */
final class Validator {
  private Validator() {}

  /**
   * A strong ETag, else the date of the last change, else nothing: weak ETags don't vouch for
   * bytes.
   */
  static String of(Response response) {
    String tag = requireNonNullElse(response.header("ETag"), "");
    return tag.startsWith("\"") ? tag : requireNonNullElse(response.header("Last-Modified"), "");
  }
}

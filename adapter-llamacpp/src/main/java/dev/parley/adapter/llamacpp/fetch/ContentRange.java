// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp.fetch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * The header {@code Content-Range}: which bytes an answer holds.
 *
 * @param first the offset of its first byte; -1 when it doesn't say
 * @param total the size of the whole file; -1 when it doesn't say
 */
record ContentRange(long first, long total) {
  private static final Pattern FORM =
      Pattern.compile("bytes (?:(\\d{1,18})-\\d{1,18}|\\*)/(?:(\\d{1,18})|\\*)");

  static ContentRange of(Response response) {
    Matcher header = FORM.matcher(response.header("Content-Range", ""));
    return header.matches()
        ? new ContentRange(number(header, 1), number(header, 2))
        : new ContentRange(-1, -1);
  }

  private static long number(Matcher header, int group) {
    return header.group(group) == null ? -1 : Long.parseLong(header.group(group));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.error.UnauthenticatedException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The key that a request brings, in the one header where it is looked for. */
final class BearerToken {
  /** How keys are sent. */
  static final String SCHEME = "Bearer";

  private static final Pattern VALUE = Pattern.compile("(?i:Bearer) +(\\S+) *");
  private static final String RIGHT = "send the header Authorization: Bearer <key>";

  private BearerToken() {}

  /**
   * The key as it was sent.
   *
   * @throws UnauthenticatedException when there is none; it does not repeat what was sent
   */
  static String of(HttpFields headers) {
    List<String> given = headers.getValuesList(HttpHeader.AUTHORIZATION);
    if (given.isEmpty()) {
      throw new UnauthenticatedException(
          "this server asks for an API key: "
              + RIGHT
              + "; an admin makes one with ./parley keys create NAME");
    }
    Matcher value = VALUE.matcher(given.getFirst());
    if (given.size() > 1 || !value.matches()) {
      throw new UnauthenticatedException(
          "Authorization is not one key after the word Bearer: " + RIGHT);
    }
    return value.group(1);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the names under which a machine calls itself. */
public final class LoopbackNames {
  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final String NAME =
      "(?i:localhost)|127(?:\\." + BYTE + "){3}|\\[(?:::1|(?:0{1,4}:){7}0{0,3}1)]";
  private static final Pattern AUTHORITY = Pattern.compile("(?:" + NAME + ")(?::\\d{1,5})?");
  private static final Pattern ORIGIN = Pattern.compile("(?i:https?)://(.*)");

  private LoopbackNames() {}

  /** Whether {@code host} or {@code host:port} names this machine. */
  public static boolean isAuthority(String authority) {
    return AUTHORITY.matcher(authority).matches();
  }

  /** Whether a web page of this origin comes from this machine. */
  static boolean isOrigin(String origin) {
    Matcher parts = ORIGIN.matcher(origin);
    return parts.matches() && isAuthority(parts.group(1));
  }
}

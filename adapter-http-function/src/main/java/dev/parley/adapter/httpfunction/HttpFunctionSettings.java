// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import dev.parley.domain.function.ServerFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One function that is an HTTP call.
 *
 * @param function what the model is told, and the rules
 * @param method how it is called; with GET the arguments are query parameters, else the JSON body
 * @param url http or https; {@code {name}} is filled with the argument of that name, which then
 *     goes nowhere else
 * @param headers sent with each call to the URL's own host; their values are secrets
 * @param allowedHosts as {@code host} (at the scheme's port, or the URL's) or {@code host:port};
 *     empty for the URL's own. A private address is reached only where it is listed itself, and
 *     loopback also where {@code localhost} is
 * @param statusUrl asked with GET what became of a call whose result was lost: 2xx is its result,
 *     404 means that it never ran, and anything else that nobody knows. {@code {idempotency_key}}
 *     is filled, and arguments as in {@code url}. Null where there is no such thing
 */
public record HttpFunctionSettings(
    ServerFunction function,
    Method method,
    String url,
    Map<String, String> headers,
    List<String> allowedHosts,
    @Nullable String statusUrl) {
  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

  /** What the call itself says; a setting can't. */
  private static final Set<String> RESERVED =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "upgrade",
          "te",
          "trailer",
          "expect",
          "accept-encoding",
          "idempotency-key");

  /** How it is called. */
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /**
   * Checks all of it.
   *
   * @throws IllegalArgumentException naming what is wrong; never a header's value
   */
  public HttpFunctionSettings {
    headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    allowedHosts = List.copyOf(allowedHosts);
    headers.forEach(HttpFunctionSettings::check);
    UrlTemplate.of(url);
    if (statusUrl != null) {
      UrlTemplate.of(statusUrl);
    }
  }

  private static void check(String name, String value) {
    if (!HEADER_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("headers: '" + name + "' is no name of a header");
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("headers: " + name + " is set by the call: leave it out");
    }
    if (!HEADER_VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "headers: the value of " + name + " is not one line of printable ASCII");
    }
  }

  /** Without the headers' values. */
  @Override
  public String toString() {
    return method + " " + url + " as " + function.name() + " with headers " + headers.keySet();
  }
}

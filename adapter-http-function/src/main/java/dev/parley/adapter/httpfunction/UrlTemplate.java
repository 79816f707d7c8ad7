// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A URL with places to fill. What fills a place stays in it: it is percent-encoded, can't leave its
 * segment of the path, and in the host it is letters, digits, dots and hyphens.
 */
final class UrlTemplate {
  private static final Pattern SHAPE =
      Pattern.compile("(?i)(https?)://([^/?#]+)([^?#]*)(?:\\?([^#]*))?");
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");
  private static final Pattern HOST_PART = Pattern.compile("[A-Za-z0-9.-]{1,253}");
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

  private final String scheme;
  private final String authority;
  private final String path;
  private final String query;
  private final int segments;
  private final Set<String> names = new LinkedHashSet<>();

  private UrlTemplate(Matcher parts, HttpUrl sample) {
    scheme = parts.group(1);
    authority = parts.group(2);
    path = parts.group(3);
    query = parts.group(4) == null ? "" : "?" + parts.group(4);
    segments = sample.pathSize();
    PLACE.matcher(authority + path + query).results().forEach(place -> names.add(place.group(1)));
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when it is no http or https URL, or holds a user
   */
  static UrlTemplate of(String text) {
    Matcher parts = SHAPE.matcher(text);
    HttpUrl sample = HttpUrl.parse(PLACE.matcher(text).replaceAll("1"));
    if (!parts.matches() || sample == null) {
      throw new IllegalArgumentException(
          "the URL is not of the form http://host/path or https://host/path, without a #");
    }
    if (parts.group(2).indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "the URL holds a user or password before the @: use a header");
    }
    return new UrlTemplate(parts, sample);
  }

  /** The arguments that it takes. */
  Set<String> names() {
    return names;
  }

  /** The address with some value in each place, for what it says besides. */
  HttpUrl sample() {
    return HttpUrl.get(PLACE.matcher(scheme + "://" + authority + path).replaceAll("1"));
  }

  /**
   * Fills it.
   *
   * @throws UnfitArgumentException when a value is missing or has no place in a URL
   */
  HttpUrl fill(Map<String, String> values) throws UnfitArgumentException {
    StringBuilder out = new StringBuilder(scheme).append("://");
    append(out, authority, values, UrlTemplate::host);
    append(out, path, values, UrlTemplate::segment);
    append(out, query, values, (name, value) -> encoded(value));
    HttpUrl url = HttpUrl.parse(out.toString());
    if (url == null || url.pathSize() != segments || hasDots(url)) {
      throw new UnfitArgumentException(
          String.join(", ", names), "make no URL of the kind: give plain words or ids");
    }
    return url;
  }

  private interface Filling {
    String of(String name, String value) throws UnfitArgumentException;
  }

  private static void append(
      StringBuilder out, String template, Map<String, String> values, Filling filling)
      throws UnfitArgumentException {
    Matcher place = PLACE.matcher(template);
    int end = 0;
    while (place.find()) {
      String value = values.get(place.group(1));
      if (value == null) {
        throw new UnfitArgumentException(place.group(1), "is missing: the address needs it");
      }
      out.append(template, end, place.start()).append(filling.of(place.group(1), value));
      end = place.end();
    }
    out.append(template, end, template.length());
  }

  private static String host(String name, String value) throws UnfitArgumentException {
    if (!HOST_PART.matcher(value).matches()) {
      throw new UnfitArgumentException(
          name, "is part of a host name: use letters, digits, . and -");
    }
    return value;
  }

  private static String segment(String name, String value) throws UnfitArgumentException {
    if (value.isEmpty()) {
      throw new UnfitArgumentException(name, "is empty: the address needs it");
    }
    for (String part : value.split("[/\\\\]", -1)) {
      if (part.equals(".") || part.equals("..")) {
        throw new UnfitArgumentException(name, "is a way through folders: give a plain word or id");
      }
    }
    return encoded(value);
  }

  private static boolean hasDots(HttpUrl url) {
    return url.pathSegments().stream().anyMatch(each -> each.equals(".") || each.equals(".."));
  }

  private static String encoded(String value) {
    StringBuilder out = new StringBuilder();
    for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if (UNRESERVED.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(String.format("%02X", (int) c));
      }
    }
    return out.toString();
  }
}

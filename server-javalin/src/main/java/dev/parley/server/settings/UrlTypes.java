// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The types of settings that are addresses. What was written is never shown: it may hold a
 * password.
 */
final class UrlTypes {

  private static final Set<String> WEB = Set.of("http", "https");
  private static final Set<String> REDIS = Set.of("redis", "rediss");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z0-9_.-]+}");
  private static final Pattern PASSWORD = Pattern.compile("(?<=://)[^/@]*(?=@)");

  private UrlTypes() {}

  /** An http or https address, without a slash at its end. */
  static SettingType<URI> web() {
    return new SettingType<>(
        "an http or https URL",
        entry -> {
          String text = text(entry);
          check(entry, text, WEB);
          return URI.create(text.replaceFirst("/+$", ""));
        },
        value -> YamlText.text(value.toString()));
  }

  /** An http or https address whose parts may be {@code {name}}, filled from a call's arguments. */
  static SettingType<String> webTemplate() {
    return new SettingType<>(
        "an http or https URL, {name} filled from the arguments",
        entry -> {
          String text = text(entry);
          check(entry, PLACEHOLDER.matcher(text).replaceAll("x"), WEB);
          return text;
        },
        YamlText::text);
  }

  /** The address of a Redis server, whose password may only come from the environment. */
  static SettingType<Secret> redis() {
    return new SettingType<>(
        "a redis or rediss URL",
        entry -> {
          String text = text(entry);
          if (PASSWORD.matcher(text).find() && entry.origin().isFile()) {
            throw BadSetting.hidden(
                entry,
                "holds a password, which does not belong into this file: set the whole URL as"
                    + " PARLEY_REDIS_URL in the environment or in .env");
          }
          check(entry, PASSWORD.matcher(text).replaceAll("x"), REDIS);
          return new Secret(text);
        },
        value -> YamlText.quoted(PASSWORD.matcher(value.value()).replaceAll("***")));
  }

  private static String text(Entry entry) throws BadSetting {
    return entry instanceof Entry.Scalar s && !s.isNull() ? s.text().strip() : fail(entry, WEB);
  }

  private static void check(Entry entry, String text, Set<String> schemes) throws BadSetting {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() == null || !schemes.contains(uri.getScheme()) || uri.getHost() == null) {
        fail(entry, schemes);
      }
      if (uri.getUserInfo() != null && WEB.equals(schemes)) {
        throw BadSetting.hidden(
            entry,
            "holds a user or password before the @; take it out, secrets have settings of their"
                + " own");
      }
      if (uri.getFragment() != null) {
        throw BadSetting.hidden(
            entry, "holds a #, which is never sent; take it out with what follows");
      }
    } catch (URISyntaxException e) {
      fail(entry, schemes);
    }
  }

  private static String fail(Entry entry, Set<String> schemes) throws BadSetting {
    String scheme = schemes.contains("http") ? "http" : "redis";
    throw BadSetting.hidden(entry, "is not a URL of the form " + scheme + "://host:port; mend it");
  }
}

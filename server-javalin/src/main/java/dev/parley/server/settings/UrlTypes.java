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
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z0-9_.-]+}");

  private UrlTypes() {}

  /** An http or https address, without a slash at its end. */
  static SettingType<URI> web() {
    return new SettingType<>(
        "an http or https URL",
        entry -> {
          String text = text(entry);
          check(entry, text);
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
          check(entry, PLACEHOLDER.matcher(text).replaceAll("x"));
          return text;
        },
        YamlText::text);
  }

  private static String text(Entry entry) throws BadSetting {
    return entry instanceof Entry.Scalar s && !s.isNull() ? s.text().strip() : fail(entry);
  }

  private static void check(Entry entry, String text) throws BadSetting {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() == null || !WEB.contains(uri.getScheme()) || uri.getHost() == null) {
        fail(entry);
      }
      if (uri.getUserInfo() != null) {
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
      fail(entry);
    }
  }

  private static String fail(Entry entry) throws BadSetting {
    throw BadSetting.hidden(entry, "is not a URL of the form http://host:port; mend it");
  }
}

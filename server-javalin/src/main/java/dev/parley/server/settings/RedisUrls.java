// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.util.regex.Pattern;

/** Addresses of Redis: one server, what watches over several (Sentinel), or a cluster. */
final class RedisUrls {
  /** Up to the last @, as the client reads it: whatever stands before that may be secret. */
  private static final Pattern PASSWORD = Pattern.compile("(?<=://).*(?=@)");

  private static final String HOST = "(?:[^:/?#@,\\[\\]\\s]+|\\[[0-9a-fA-F:.]+])(?::[0-9]{1,5})?";
  private static final String HOSTS = HOST + "(?:," + HOST + ")*";
  private static final String OPTIONS = "(?:\\?[^#@\\s]*)?";
  private static final Pattern SHAPE =
      Pattern.compile(
          String.join(
              "|",
              "rediss?://" + HOST + "(?:/[0-9]*)?" + OPTIONS,
              "rediss?-sentinel://" + HOSTS + "(?:/[0-9]*)?" + OPTIONS + "#[^@\\s]+",
              "rediss?-cluster://" + HOSTS + "(?:/0*)?" + OPTIONS));

  private RedisUrls() {}

  /** An address, whose password may only come from the environment. */
  static SettingType<Secret> type() {
    return new SettingType<>(
        "a redis, redis-sentinel or redis-cluster URL; rediss for TLS",
        RedisUrls::read,
        value -> YamlText.quoted(PASSWORD.matcher(value.value()).replaceAll("***")));
  }

  private static Secret read(Entry entry) throws BadSetting {
    String text = entry instanceof Entry.Scalar s && !s.isNull() ? s.text().strip() : "";
    boolean secret = PASSWORD.matcher(text).find();
    if (secret && entry.origin().isFile()) {
      throw BadSetting.hidden(
          entry,
          "holds a password, which does not belong into this file: set the whole URL as"
              + " PARLEY_REDIS_URL in the environment or in .env");
    }
    if (!SHAPE.matcher(text.replaceFirst("(?<=://).*@", "")).matches()) {
      throw BadSetting.hidden(
          entry,
          "is not a URL of the form redis://host:port, redis-sentinel://host:port,host:port#master"
              + " or redis-cluster://host:port,host:port (rediss for TLS); mend it");
    }
    return new Secret(text);
  }
}

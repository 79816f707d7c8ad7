// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The hosts that a function may reach, and the addresses that their names may lead to. */
final class AllowedHosts {
  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
  private static final String LOCALHOST = "localhost";

  private final List<Entry> entries;

  /** The port that the function's own URL names. */
  private final int ownPort;

  private record Entry(String host, int port) {}

  private AllowedHosts(List<Entry> entries, int ownPort) {
    this.entries = entries;
    this.ownPort = ownPort;
  }

  /**
   * Reads them.
   *
   * @param listed empty for the host of {@code url} alone
   * @throws IllegalArgumentException for what is no host, naming it
   */
  static AllowedHosts of(List<String> listed, HttpUrl url) {
    List<Entry> entries = new ArrayList<>();
    for (String each : listed) {
      HttpUrl parsed = HttpUrl.parse("http://" + each + "/");
      if (parsed == null || !parsed.encodedPath().equals("/") || each.indexOf('@') >= 0) {
        throw new IllegalArgumentException(
            "allowed_hosts: '" + each + "' is no host and no host:port");
      }
      boolean named = each.matches(".*:\\d+") && !each.endsWith("]");
      entries.add(new Entry(parsed.host(), named ? parsed.port() : -1));
    }
    if (entries.isEmpty()) {
      entries.add(new Entry(url.host(), url.port()));
    }
    return new AllowedHosts(List.copyOf(entries), url.port());
  }

  /** Whether a URL is of one of them. */
  boolean allow(HttpUrl url) {
    return url.username().isEmpty()
        && url.password().isEmpty()
        && entries.stream().anyMatch(entry -> entry.host().equals(url.host()) && fits(entry, url));
  }

  private boolean fits(Entry entry, HttpUrl url) {
    if (entry.port() >= 0) {
      return entry.port() == url.port();
    }
    return url.port() == HttpUrl.defaultPort(url.scheme()) || url.port() == ownPort;
  }

  /** Whether a host's name may lead to this address. */
  boolean allow(String host, InetAddress address) {
    if (Addresses.isPublic(address)) {
      return true;
    }
    if (host.equals(LOCALHOST)) {
      return address.isLoopbackAddress() && lists(LOCALHOST);
    }
    return entries.stream()
        .flatMap(entry -> literal(entry.host()).stream())
        .anyMatch(address::equals);
  }

  private boolean lists(String host) {
    return entries.stream().anyMatch(entry -> entry.host().equals(host));
  }

  /** The address that a host is written as; empty for a name, which is not resolved. */
  static Optional<InetAddress> literal(String host) {
    if (!IPV4.matcher(host).matches() && host.indexOf(':') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}

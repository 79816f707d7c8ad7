// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL, understood.
 *
 * @param cluster whether it is a cluster, of which the nodes are a few
 * @param nodes where to begin; one unless it is a cluster
 * @param shown the URL for people: without user, password and parameters
 */
record Address(boolean cluster, List<RedisURI> nodes, String shown) {
  private static final Pattern URL =
      Pattern.compile("(rediss?)(-sentinel|-cluster)?://(?:(.*)@)?([^/?#@]+)([^@]*)");

  private static final Pattern HOST =
      Pattern.compile("(?:[^:\\[\\]\\s]+|\\[[0-9a-fA-F:.]+])(?::[0-9]{1,5})?");

  Address {
    nodes = List.copyOf(nodes);
  }

  /**
   * Reads a URL. What is wrong with it is told without it: it may hold a password.
   *
   * @throws IllegalArgumentException when it is none of Redis
   */
  static Address of(String url, Duration timeout) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw wrong();
    }
    String kind = parts.group(2) == null ? "" : parts.group(2);
    String hosts = parts.group(4);
    String shown = parts.group(1) + kind + "://" + hosts + parts.group(5).replaceAll("[?].*", "");
    boolean cluster = kind.equals("-cluster");
    requireHosts(hosts, kind.isEmpty() ? 1 : Integer.MAX_VALUE);
    List<RedisURI> nodes = new ArrayList<>();
    for (String each : cluster ? urls(parts) : List.of(url)) {
      nodes.add(node(each, timeout));
    }
    return new Address(cluster, nodes, shown);
  }

  private static void requireHosts(String hosts, int most) {
    List<String> each = List.of(hosts.split(",", -1));
    if (each.size() > most || !each.stream().allMatch(HOST.asMatchPredicate())) {
      throw wrong();
    }
  }

  /** One URL for each node of a cluster: the client's own form has room for one host. */
  private static List<String> urls(Matcher parts) {
    String user = parts.group(3) == null ? "" : parts.group(3) + "@";
    if (parts.group(5).matches("/0*[1-9].*")) {
      throw new IllegalArgumentException("url names a database: a Redis cluster has only 0");
    }
    List<String> urls = new ArrayList<>();
    for (String host : parts.group(4).split(",", -1)) {
      urls.add(parts.group(1) + "://" + user + host + parts.group(5));
    }
    return urls;
  }

  private static RedisURI node(String url, Duration timeout) {
    try {
      RedisURI uri = RedisURI.create(url);
      uri.setTimeout(timeout);
      uri.getSentinels().forEach(sentinel -> sentinel.setTimeout(timeout));
      return uri;
    } catch (IllegalArgumentException e) {
      // its message and its cause hold the URL
      throw wrong();
    }
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "url is no URL of Redis: give redis://host:port, rediss://host:port,"
            + " redis-sentinel://host:port#master or redis-cluster://host:port, and"
            + " percent-encode special characters of the password");
  }
}

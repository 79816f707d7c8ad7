// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Redis' errors mean for the person who can mend them. */
final class Failures {
  /** Stands at the beginning, unless a script met it. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "\\b(?:NOAUTH|WRONGPASS|NOPERM|OOM|MISCONF|READONLY|MOVED|ASK|CROSSSLOT|LOADING)\\b");

  private Failures() {}

  /** One line: what failed, and what to do. */
  static String explanation(String address, Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof RedisCommandExecutionException refused) {
        return address + " " + refusal(String.valueOf(refused.getMessage()));
      }
    }
    return address + " can't be reached: start Redis there, or mend redis.url";
  }

  /** One line: nothing came back in time. */
  static String silence(String address, Object timeout) {
    return address + " gave no answer within " + timeout + ": see what keeps Redis or the network";
  }

  private static String refusal(String message) {
    Matcher known = KNOWN.matcher(message);
    return switch (known.find() ? known.group() : "") {
      case "NOAUTH", "WRONGPASS" -> "wants another password: give user and password in redis.url";
      case "NOPERM" ->
          "does not let Parley's user do this: allow it its keys and the commands that the"
              + " module's README names (%s)".formatted(message);
      case "OOM" -> "is full: raise its maxmemory, or let it evict (%s)".formatted(message);
      case "MISCONF" -> "can't save what it holds: look at its disk (%s)".formatted(message);
      case "READONLY" ->
          "is a replica: name the server that takes writes, or Sentinel, in redis.url";
      case "MOVED", "ASK", "CROSSSLOT" ->
          "is a node of a cluster: write redis-cluster:// in redis.url";
      case "LOADING" -> "still reads what it holds: try again in a moment";
      default -> "refused: " + message;
    };
  }
}

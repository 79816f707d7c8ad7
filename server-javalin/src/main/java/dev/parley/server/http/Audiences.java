// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whom each route is for. It is asked by the route that was found, never by the path that was sent,
 * which can be written in many ways; a route that nobody told of is for administrators.
 */
final class Audiences {
  private final Map<String, Audience> byRoute = new ConcurrentHashMap<>();
  private Audience next = Audience.ADMINS;

  /** The routes that are added from now on are for these. */
  void next(Audience audience) {
    next = audience;
  }

  void add(HandlerType method, String path) {
    byRoute.put(name(method, path), next);
  }

  /** Looks at who calls, before a route does anything. */
  @FunctionalInterface
  interface Check {
    /**
     * Lets the caller of an exchange pass.
     *
     * @throws dev.parley.domain.error.ParleyException when the route is not for them
     */
    void pass(Exchange exchange);
  }

  /** What a route asks of its callers. */
  Check of(HandlerType method, String path) {
    String route = name(method, path);
    return switch (byRoute.getOrDefault(route, Audience.ADMINS)) {
      case EVERYONE -> exchange -> {}; // not even looked at
      case USERS ->
          exchange -> {
            var unused = exchange.caller();
          };
      case ADMINS -> exchange -> exchange.caller().requireAdmin(route);
    };
  }

  private static String name(HandlerType method, String path) {
    return method + " " + path;
  }
}

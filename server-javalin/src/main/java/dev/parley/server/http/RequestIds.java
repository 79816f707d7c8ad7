// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Names requests: as the client named them where that is a sane name, else by one of our own. */
final class RequestIds {
  static final String HEADER = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private final Supplier<String> ids;

  RequestIds(Supplier<String> ids) {
    this.ids = ids;
  }

  /** The request's id, which its answer carries from now on. */
  String name(Request request, Response response) {
    String given = request.getHeaders().get(HEADER);
    String id = given != null && SANE.matcher(given).matches() ? given : "req_" + ids.get();
    response.getHeaders().put(HEADER, id);
    return id;
  }
}

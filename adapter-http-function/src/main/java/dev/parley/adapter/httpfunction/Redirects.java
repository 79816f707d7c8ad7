// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import java.io.IOException;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Where an answer sends a request on to. */
final class Redirects {
  private static final Set<Integer> SAME_METHOD = Set.of(307, 308);
  private static final Set<Integer> AS_GET = Set.of(301, 302, 303);

  private Redirects() {}

  /**
   * The request that comes next; null when the answer is no redirect.
   *
   * @throws IOException when it leads nowhere, or from https to http
   */
  static @Nullable Request next(Request request, Response response) throws IOException {
    boolean same = SAME_METHOD.contains(response.code());
    String location = response.header("Location");
    if ((!same && !AS_GET.contains(response.code())) || location == null) {
      return null;
    }
    HttpUrl url = request.url().resolve(location);
    if (url == null) {
      throw new RefusedAddressException("the call was sent on to what is no http or https URL");
    }
    if (request.isHttps() && !url.isHttps()) {
      throw new RefusedAddressException(
          "the call was sent on from https to http, which is not followed");
    }
    Request.Builder next = request.newBuilder().url(url);
    if (!isSameHost(request.url(), url)) {
      // the secrets are for the host that they were written down for
      next.headers(Requests.withoutSecrets(request.headers()));
    }
    return same ? next.build() : asGet(next, request).build();
  }

  private static Request.Builder asGet(Request.Builder next, Request request) {
    return request.method().equals("GET")
        ? next
        : next.get().removeHeader("Content-Type").removeHeader(Requests.IDEMPOTENCY_KEY);
  }

  private static boolean isSameHost(HttpUrl one, HttpUrl other) {
    return one.host().equals(other.host())
        && one.port() == other.port()
        && one.scheme().equals(other.scheme());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Guards a server that asks for no key: programs of this machine may use it, web pages in its
 * browsers and proxies in front of it may not.
 */
final class OpenDoor {
  private static final String WITHOUT_KEYS = "; a server without API keys serves this machine only";

  private static final Set<String> WITH_BODIES = Set.of("POST", "PUT", "PATCH", "DELETE");

  private OpenDoor() {}

  /** Why a request may not pass; empty when it may. */
  static Optional<HttpError> refusal(Request request) {
    HttpFields headers = request.getHeaders();
    return host(request)
        .or(() -> origin(headers))
        .or(() -> forwarded(headers))
        .or(() -> body(request));
  }

  private static Optional<HttpError> host(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    String target = request.getHttpURI().getAuthority();
    if (host == null || !LoopbackNames.isAuthority(host)) {
      return refused("host", "Host", host == null ? "missing" : host, "call it as localhost");
    }
    return target == null || LoopbackNames.isAuthority(target)
        ? Optional.empty()
        : refused("host", "the request's target", target, "call it as localhost");
  }

  private static Optional<HttpError> origin(HttpFields headers) {
    return headers.getValuesList(HttpHeader.ORIGIN).stream()
        .filter(origin -> !LoopbackNames.isOrigin(origin))
        .findFirst()
        .flatMap(
            origin -> refused("origin", "Origin", origin, "only a page of localhost may call it"));
  }

  private static Optional<HttpError> forwarded(HttpFields headers) {
    for (HttpField field : headers) {
      String name = field.getLowerCaseName();
      if (name.equals("forwarded") || name.startsWith("x-forwarded-")) {
        return refused(
            "forwarded", field.getName(), "present", "call it directly, not through a proxy");
      }
    }
    return Optional.empty();
  }

  private static Optional<HttpError> body(Request request) {
    if (!WITH_BODIES.contains(request.getMethod())) {
      return Optional.empty(); // nobody reads it
    }
    HttpFields headers = request.getHeaders();
    boolean hasBody =
        request.getLength() > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING.asString());
    if (!hasBody) {
      return Optional.empty();
    }
    String type = headers.get(HttpHeader.CONTENT_TYPE);
    String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return bare.equals("application/json") || bare.equals("multipart/form-data")
        ? Optional.empty()
        : refused(
            "content_type",
            "Content-Type",
            type == null ? "missing" : type,
            "send the header Content-Type: application/json");
  }

  private static Optional<HttpError> refused(String what, String header, String value, String fix) {
    String given = value.isBlank() ? "empty" : value;
    String shown = given.length() > 100 ? given.substring(0, 100) + "…" : given;
    return Optional.of(
        HttpError.forbidden(
            "forbidden_" + what, header + " is " + shown + ": " + fix + WITHOUT_KEYS, header));
  }
}

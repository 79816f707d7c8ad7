// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Gives the errors that Jetty finds by itself the same shape as all others. */
final class JettyErrors implements Request.Handler {
  private final RequestIds ids;

  JettyErrors(RequestIds ids) {
    this.ids = ids;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = Exchange.of(request);
    String id = exchange == null ? ids.name(request, response) : exchange.requestId();
    response.getHeaders().put(RequestIds.HEADER, id);
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    int status = cause instanceof HttpException e ? e.getCode() : response.getStatus();
    write(error(status, reason(request, cause), id), response, callback);
    return true;
  }

  private static String reason(Request request, @Nullable Object cause) {
    String reason =
        cause instanceof HttpException e
            ? e.getReason()
            : (String) request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    return reason == null ? "" : reason;
  }

  static void write(HttpError error, Response response, Callback callback) {
    byte[] json = error.json();
    response.setStatus(error.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answers.JSON);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, json.length);
    String retryAfter = error.retryAfterSeconds();
    if (retryAfter != null) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, retryAfter);
    }
    response.write(true, ByteBuffer.wrap(json), callback);
  }

  /** The error that an HTTP status stands for. */
  static HttpError error(int status, String reason, String requestId) {
    return switch (status) {
      case 400 ->
          HttpError.invalid(
              400, "bad_request", "this is no HTTP request that can be read: " + said(reason));
      case 408 ->
          HttpError.invalid(408, "request_timeout", "the request came too slowly: send it faster");
      case 414 ->
          HttpError.invalid(
              414,
              "uri_too_long",
              "the address is longer than "
                  + HttpServer.HEADER_BYTES
                  + " bytes: put what is long into the body");
      case 431 ->
          HttpError.invalid(
              431,
              "headers_too_large",
              "the headers are larger than "
                  + HttpServer.HEADER_BYTES
                  + " bytes in all: send fewer or shorter ones");
      case 505 ->
          HttpError.invalid(505, "http_version_not_supported", "this server speaks HTTP/1.1");
      default ->
          status >= 400 && status < 500
              ? HttpError.invalid(status, code(status), said(reason))
              : HttpError.bug(requestId);
    };
  }

  private static String said(String reason) {
    return reason.isBlank() ? "send it as RFC 9112 says" : reason;
  }

  private static String code(int status) {
    return HttpStatus.getMessage(status).toLowerCase(Locale.ROOT).replace(' ', '_');
  }
}

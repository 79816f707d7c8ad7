// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request, once it is over; also for what Jetty refused by itself. */
final class AccessLog implements RequestLog {
  /** The name under which the lines are logged. */
  static final String NAME = "dev.parley.access";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);
  private static final int CLIENT_GONE = 499;

  @Override
  public void log(Request request, Response response) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    Exchange exchange = Exchange.of(request);
    LogLine line = new LogLine();
    line.field("method", request.getMethod())
        .field("path", path(request, exchange))
        .field("status", exchange != null && exchange.isGone() ? CLIENT_GONE : response.getStatus())
        .field("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getBeginNanoTime()))
        .field("bytes", Response.getContentBytesWritten(response))
        .field("request_id", response.getHeaders().get(RequestIds.HEADER));
    if (exchange != null) {
      exchange.notes().writeTo(line);
      line.field("client_gone", exchange.isGone() ? "true" : null);
    }
    LOG.info("{}", line);
  }

  private static String path(Request request, @Nullable Exchange exchange) {
    String route = exchange == null ? null : exchange.notes().route();
    return route == null ? String.valueOf(request.getHttpURI().getPath()) : route;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands where a servlet context must have its HTTP sessions, and has none: looking for one costs
 * every request, and wraps its answer, for nothing.
 */
final class NoSessions extends SessionHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Handler next = getHandler();
    return next != null && next.handle(request, response, callback);
  }
}

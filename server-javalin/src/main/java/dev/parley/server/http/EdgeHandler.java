// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What comes first for every request: its name, whether it may pass, and that it is counted. */
final class EdgeHandler extends Handler.Wrapper {
  private final RequestIds ids;
  private final Door door;
  private final Exchanges exchanges;
  private final ClientWatch watch;
  private final Ticker ticker;

  EdgeHandler(RequestIds ids, Door door, Exchanges exchanges, ClientWatch watch, Ticker ticker) {
    this.ids = ids;
    this.door = door;
    this.exchanges = exchanges;
    this.watch = watch;
    this.ticker = ticker;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Exchange exchange = new Exchange(ids.name(request, response), request, response, watch, ticker);
    // A handler may think for longer than a connection may be idle.
    request.addIdleTimeoutListener(timeout -> false);
    Optional<HttpError> refusal = door.admit(request, exchange);
    if (refusal.isPresent()) {
      refuse(refusal.get(), exchange, response, callback);
      return true;
    }
    boolean taken = exchanges.begin(exchange);
    if (exchanges.isLeaving()) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    if (!taken) {
      refuse(HttpError.stopping(), exchange, response, callback);
      return true;
    }
    Request.addCompletionListener(request, failure -> end(exchange));
    return super.handle(request, response, callback);
  }

  /** What was answered is known by now; a request that got nothing may be sent again. */
  private void end(Exchange exchange) {
    Recorder recorder = exchange.recorder();
    if (!recorder.equals(Recorder.NONE)) {
      Thread.ofVirtual().name("answer-dropped").start(recorder::drop);
    }
    exchanges.end(exchange);
  }

  private static void refuse(
      HttpError error, Exchange exchange, Response response, Callback callback) {
    exchange.notes().error(error.code());
    JettyErrors.write(error, response, callback);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.engine.idempotency.Begun;
import dev.parley.engine.idempotency.Idempotency;
import dev.parley.engine.idempotency.IdempotencyKey;
import dev.parley.engine.idempotency.KeptAnswer;
import dev.parley.engine.idempotency.RequestPrint;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Lets calls run once for each {@code Idempotency-Key}. */
final class IdempotentCalls {
  /** Says that an answer was given before. */
  static final String REPLAYED = "Idempotency-Replayed";

  private static final String OURS = "parley-";
  private final Idempotency idempotency;
  private final Bodies bodies;

  IdempotentCalls(Idempotency idempotency, HttpSettings settings) {
    this.idempotency = idempotency;
    this.bodies = new Bodies(settings);
  }

  /** The handler of a route; guarded, where the route says so. */
  Handler of(Endpoint endpoint) {
    Roles roles = endpoint.metadata(Roles.class);
    return roles != null && roles.getRoles().contains(CallTrait.RUNS_ONCE)
        ? context -> handle(context, endpoint.handler)
        : endpoint.handler;
  }

  private void handle(Context context, Handler handler) throws Exception {
    String given = context.header(IdempotencyKey.HEADER);
    if (given == null) {
      handler.handle(context);
      return;
    }
    Exchange exchange = Exchange.of(context);
    IdempotencyKey key = new IdempotencyKey(exchange.owner(), given);
    RequestPrint print = print(context.req(), bodies.readAhead(context));
    Begun begun = begin(exchange, key, print);
    if (begun instanceof Begun.Repeated repeated) {
      replay(context, repeated.answer());
    } else if (begun instanceof Begun.First first) {
      exchange.record(new AnswerRecorder(first.claim(), exchange.requestId()));
      handler.handle(context);
      exchange.recorder().drop();
    }
  }

  /** Waits while the same request runs; null when the client leaves meanwhile. */
  private @Nullable Begun begin(Exchange exchange, IdempotencyKey key, RequestPrint print) {
    AtomicBoolean cancelled = new AtomicBoolean();
    try (Exchange.Work waiting = exchange.begin(() -> cancelled.set(true))) {
      Objects.requireNonNull(waiting);
      return idempotency.begin(key, print, cancelled::get);
    } catch (CancellationException e) {
      exchange.requireNotStopped(e);
      if (!exchange.isGone()) {
        throw e;
      }
      return null;
    }
  }

  /** Everything that the handlers of such calls look at. */
  private static RequestPrint print(HttpServletRequest request, byte[] body) {
    List<String> line = new ArrayList<>();
    line.add(request.getMethod());
    line.add(request.getRequestURI());
    line.add(Objects.requireNonNullElse(request.getQueryString(), ""));
    Collections.list(request.getHeaderNames()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> name.startsWith(OURS))
        .sorted()
        .forEach(name -> line.add(name + ": " + request.getHeader(name)));
    return RequestPrint.of(line, body);
  }

  private static void replay(Context context, KeptAnswer answer) throws IOException {
    Exchange exchange = Exchange.of(context);
    exchange.notes().replayed();
    answer.headers().forEach(context.res()::setHeader);
    context.res().setHeader(REPLAYED, "true");
    String type = Objects.requireNonNull(answer.headers().get(AnswerRecorder.CONTENT_TYPE));
    if (type.equals(EventStream.TYPE)) {
      EventStream.replay(exchange, answer.body());
    } else {
      Answers.bytes(context, answer.status(), type, answer.body());
    }
  }
}

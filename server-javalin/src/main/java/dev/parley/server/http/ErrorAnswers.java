// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.domain.error.ParleyException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with an error where a handler threw one, or where there is no handler. */
final class ErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
  private final KnownPaths paths;

  ErrorAnswers(KnownPaths paths) {
    this.paths = paths;
  }

  void addTo(JavalinConfig config) {
    config.routes.exception(
        EndpointNotFound.class,
        (e, context) -> writeToCallers(context, paths.unknown(context.path())));
    config.routes.exception(MethodNotAllowedResponse.class, this::wrongMethod);
    config.routes.exception(
        HttpResponseException.class,
        (e, context) -> write(context, JettyErrors.error(e.getStatus(), reason(e), id(context))));
    config.routes.exception(Exception.class, this::failed);
  }

  private void wrongMethod(MethodNotAllowedResponse e, Context context) {
    String allowed = String.join(", ", e.getDetails().values());
    context.header("Allow", allowed);
    String message =
        context.method() + " " + context.path() + " is not a call of this server: use " + allowed;
    writeToCallers(context, HttpError.invalid(405, "method_not_allowed", message));
  }

  /** Tells what there is only to those who are let in; others hear that they are not. */
  private static void writeToCallers(Context context, HttpError error) {
    ParleyException refusal = Exchange.of(context).refusal();
    write(context, refusal == null ? error : ErrorMapper.map(refusal, id(context)));
  }

  private void failed(Exception e, Context context) {
    HttpError error =
        e instanceof HttpException jetty
            ? JettyErrors.error(jetty.getCode(), String.valueOf(jetty.getReason()), id(context))
            : ErrorMapper.map(e, id(context));
    if (!Exchange.of(context).isGone()) {
      log(error, e, id(context));
    }
    write(context, error);
  }

  /** Logs what the operator of the server can mend. */
  static void log(HttpError error, Throwable cause, String requestId) {
    if (error.status() == 500) {
      LOG.error("request {} failed", requestId, cause);
    } else if (error.status() > 500) {
      LOG.warn("request {}: {}", requestId, error.message());
    }
  }

  private static void write(Context context, HttpError error) {
    HttpServletResponse response = context.res();
    Exchange exchange = Exchange.of(context);
    exchange.notes().error(error.code());
    if (response.isCommitted() || exchange.isGone()) {
      return;
    }
    String retryAfter = error.retryAfterSeconds();
    if (retryAfter != null) {
      response.setHeader("Retry-After", retryAfter);
    }
    if (error.status() == 401) {
      response.setHeader("WWW-Authenticate", BearerToken.SCHEME);
    }
    try {
      if (error.status() == 413) {
        response.setHeader("Connection", "close");
      }
      Answers.json(context, error.status(), error.json());
      if (error.status() == 413) {
        response.flushBuffer();
        Bodies.throwAway(context.req());
      }
    } catch (IOException e) {
      exchange.gone();
    }
  }

  private static String reason(HttpResponseException e) {
    return e.getMessage() == null ? "" : e.getMessage();
  }

  private static String id(Context context) {
    return Exchange.of(context).requestId();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import dev.parley.domain.function.FunctionInvocation;
import dev.parley.domain.function.FunctionOutcome;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.ServerFunction;
import dev.parley.port.FunctionHandler;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A function that is an HTTP call. What the server answers is what the model reads: text, JSON or
 * XML, as far as the function's longest result; another status than 2xx is a failed result with the
 * status and the beginning of the answer. Calls run at the same time; interrupting one ends its
 * request. With side effects a request is sent once, with the invocation's key as {@code
 * Idempotency-Key}, and where nobody knows whether it took effect, {@code run} throws {@code
 * function_outcome_unknown}; without, it may be sent again when a connection broke.
 */
public final class HttpFunction implements FunctionHandler {
  private final HttpFunctionSettings settings;
  private final Requests requests;
  private final GuardedClient client;
  private final @Nullable GuardedClient statusClient;
  private final Answers answers;

  private HttpFunction(HttpFunctionSettings settings, HostResolver resolver) {
    this.settings = settings;
    this.requests = new Requests(settings);
    this.answers = new Answers(settings);
    boolean repeatable = !settings.function().sideEffects();
    this.client = client(settings.url(), resolver, repeatable);
    String status = settings.statusUrl();
    this.statusClient = status == null ? null : client(status, resolver, true);
  }

  /**
   * A function as it is set; nothing is sent yet.
   *
   * @throws IllegalArgumentException when an allowed host is none
   */
  public static HttpFunction of(HttpFunctionSettings settings) {
    return of(settings, HostResolver.SYSTEM);
  }

  static HttpFunction of(HttpFunctionSettings settings, HostResolver resolver) {
    return new HttpFunction(settings, resolver);
  }

  private GuardedClient client(String url, HostResolver resolver, boolean repeatable) {
    HttpUrl sample = UrlTemplate.of(url).sample();
    return new GuardedClient(
        AllowedHosts.of(settings.allowedHosts(), sample), resolver, repeatable);
  }

  @Override
  public ServerFunction function() {
    return settings.function();
  }

  @Override
  public FunctionResult run(FunctionInvocation invocation) {
    try {
      HttpCall call = new HttpCall(client, requests.call(invocation), settings.function());
      return answers.result(await(call));
    } catch (UnfitArgumentException e) {
      return FunctionResult.failed(e.reason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FunctionResult.failed("the call was ended before it was done");
    }
  }

  @Override
  public FunctionOutcome status(FunctionInvocation invocation) {
    if (statusClient == null) {
      return FunctionOutcome.UNKNOWN;
    }
    try {
      HttpCall call = new HttpCall(statusClient, requests.status(invocation), settings.function());
      return answers.outcome(await(call));
    } catch (UnfitArgumentException e) {
      return FunctionOutcome.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FunctionOutcome.UNKNOWN;
    }
  }

  /** Runs a call on a thread of its own, since not every thread's reading can be interrupted. */
  private static HttpAnswer await(HttpCall call) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("before it began");
    }
    FutureTask<HttpAnswer> running = new FutureTask<>(call::execute);
    Thread.ofVirtual().name("http-function").start(running);
    try {
      return running.get();
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an HTTP function failed", e.getCause());
    }
  }
}

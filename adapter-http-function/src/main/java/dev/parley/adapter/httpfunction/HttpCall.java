// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import dev.parley.domain.function.ServerFunction;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One request and the redirects that it is sent on, all within the function's time. */
final class HttpCall {
  private static final int MOST_REDIRECTS = 3;

  /** None at all would be no limit. */
  private static final long LEAST_NANOS = 1_000_000;

  private final GuardedClient client;
  private final Request first;
  private final Duration longest;
  private final int longestResult;
  private final Object lock = new Object();
  private @Nullable Call current;
  private boolean cancelled;

  HttpCall(GuardedClient client, Request first, ServerFunction function) {
    this.client = client;
    this.first = first;
    this.longest = function.timeout();
    this.longestResult = function.longestResult();
  }

  /** Sends it and waits for the answer. */
  HttpAnswer execute() {
    long end = System.nanoTime() + longest.toNanos();
    Request request = first;
    boolean answered = false;
    try {
      for (int hops = 0; ; hops++) {
        client.requireAllowed(request.url());
        try (Response response = begin(request, end).execute()) {
          answered = true;
          Request next = Redirects.next(request, response);
          if (next == null) {
            return Body.read(response, longestResult);
          }
          if (hops == MOST_REDIRECTS) {
            return new HttpAnswer.Failed(
                host(first.url()) + " sent the call on more than " + MOST_REDIRECTS + " times",
                true);
          }
          request = next;
        }
      }
    } catch (IOException e) {
      return new HttpAnswer.Failed(reason(e, request.url()), answered || mayBeSent(e));
    }
  }

  private static boolean mayBeSent(IOException e) {
    return !(e instanceof UnknownHostException
        || e instanceof ConnectException
        || e instanceof SSLHandshakeException);
  }

  private Call begin(Request request, long end) throws IOException {
    Call call = client.client().newCall(request);
    call.timeout().timeout(Math.max(LEAST_NANOS, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    synchronized (lock) {
      if (cancelled) {
        throw new InterruptedIOException("cancelled");
      }
      current = call;
    }
    return call;
  }

  /** Ends it, whatever it is at. */
  void cancel() {
    Call call;
    synchronized (lock) {
      cancelled = true;
      call = current;
    }
    if (call != null) {
      call.cancel();
    }
  }

  private String reason(IOException e, HttpUrl url) {
    String host = host(url);
    return switch (e) {
      case RefusedAddressException refused -> String.valueOf(refused.getMessage());
      case UnknownHostException unknown -> "the host " + host + " can't be found";
      case InterruptedIOException late -> host + " did not answer within " + seconds() + " seconds";
      case ConnectException refused -> host + " can't be reached";
      case SSLException bad -> "no secure connection with " + host + " can be made";
      default -> "the connection with " + host + " broke off before its answer was complete";
    };
  }

  private String seconds() {
    return Double.toString(longest.toMillis() / 1000.0).replaceAll("\\.0$", "");
  }

  private static String host(HttpUrl url) {
    return GuardedClient.shown(url);
  }
}

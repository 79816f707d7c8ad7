// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.llamacpp;

import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;

/** Remembers whether a call got as far as a connection: silence is told from absence by it. */
final class Sent {
  private volatile boolean sent;

  /** Whether a call that carries a mark got so far. */
  static boolean wasSent(Call call) {
    Sent mark = call.request().tag(Sent.class);
    return mark != null && mark.sent;
  }

  /** Marks the calls that carry a mark; for the network side of a client. */
  static Interceptor marking() {
    return chain -> {
      Request request = chain.request();
      Sent mark = request.tag(Sent.class);
      if (mark != null) {
        mark.sent = true;
      }
      return chain.proceed(request);
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import java.time.Duration;

/**
 * How the server listens and how patient it is.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param largestBody bytes of a request's body at most
 * @param drain how long a stopping server lets running requests finish
 * @param keepAlive how long a stream may be silent before it carries a comment
 * @param bodySilence how long a client may be silent while it sends a body
 */
public record HttpSettings(
    String host,
    int port,
    long largestBody,
    Duration drain,
    Duration keepAlive,
    Duration bodySilence) {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final Duration BODY_SILENCE = Duration.ofSeconds(30);

  /** With the usual patience. */
  public static HttpSettings of(String host, int port, long largestBody, Duration drain) {
    return new HttpSettings(host, port, largestBody, drain, KEEP_ALIVE, BODY_SILENCE);
  }
}

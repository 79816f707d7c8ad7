// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import java.time.Duration;

/** Too many requests, or tokens, for now. */
public final class RateLimitedException extends ParleyException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public RateLimitedException(String message, Duration retryAfter) {
    super("rate_limit_exceeded", message, null);
    this.retryAfter = retryAfter;
  }

  /** How long to wait before trying again. */
  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public boolean retryable() {
    return true;
  }
}

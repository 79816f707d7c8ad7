// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.QuotaExceededException;
import dev.parley.domain.error.RateLimitedException;

/** When the next of several models is asked. */
public final class Fallback {
  private Fallback() {}

  /** Whether another provider may do better after this error. */
  public static boolean helps(ParleyException error) {
    return error instanceof ProviderUnavailableException
        || error instanceof ProviderTimeoutException
        || error instanceof RateLimitedException
        || error instanceof QuotaExceededException
        || (error instanceof ProviderRejectedException rejected && rejected.isOfOurKey());
  }
}

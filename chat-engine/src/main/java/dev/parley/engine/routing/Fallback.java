// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.routing;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.QuotaExceededException;
import dev.parley.domain.error.RateLimitedException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** When the next of several models is asked. */
public final class Fallback {
  /** The code of an error that says that a model can't do what it is asked for. */
  static final String UNSUPPORTED_MODEL = "unsupported_model";

  private Fallback() {}

  /**
   * Asks one after the other, until one answers.
   *
   * @param candidates at least one
   * @param goesOn whether the next one is asked after an error
   * @throws ParleyException that of the one that was asked last
   */
  public static <C, A> A ask(
      List<C> candidates, Function<C, A> asking, Predicate<ParleyException> goesOn) {
    Iterator<C> left = candidates.iterator();
    while (true) {
      try {
        return asking.apply(left.next());
      } catch (ParleyException e) {
        if (!left.hasNext() || !goesOn.test(e)) {
          throw e;
        }
      }
    }
  }

  /** Whether another provider may do better after this error. */
  public static boolean helps(ParleyException error) {
    return error instanceof ProviderUnavailableException
        || error instanceof ProviderTimeoutException
        || error instanceof RateLimitedException
        || error instanceof QuotaExceededException
        || (error instanceof ProviderRejectedException rejected && rejected.isOfOurKey());
  }

  /**
   * Whether the next model of a route is asked after this error: another provider may do better, or
   * this model turned out to be one that is passed over.
   */
  public static boolean passesOver(ParleyException error) {
    return helps(error)
        || (error instanceof InvalidRequestException wrong
            && wrong.code().equals(UNSUPPORTED_MODEL));
  }
}

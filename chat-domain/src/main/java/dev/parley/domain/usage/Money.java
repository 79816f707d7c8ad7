// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.usage;

import java.math.BigDecimal;

/**
 * An amount in US dollars, exact. Two are equal when they are the same amount.
 *
 * @param usd without trailing zeros
 */
public record Money(BigDecimal usd) {
  public static final Money ZERO = new Money(BigDecimal.ZERO);

  public Money {
    usd = usd.stripTrailingZeros();
  }

  public Money plus(Money other) {
    return new Money(usd.add(other.usd));
  }

  /** The amount as a plain decimal, without an exponent. */
  @Override
  public String toString() {
    return usd.toPlainString();
  }
}

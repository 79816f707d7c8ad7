// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.error;

import org.jspecify.annotations.Nullable;

/** The model provider found the request wrong and said why. */
public final class ProviderRejectedException extends ParleyException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String field;

  /**
   * What the provider said.
   *
   * @param status the provider's HTTP status
   * @param code the provider's code
   * @param message the provider's message
   * @param field the field that the provider names
   */
  public ProviderRejectedException(
      int status, String code, String message, @Nullable String field) {
    super(code, message, null);
    this.status = status;
    this.field = field;
  }

  public int status() {
    return status;
  }

  /** The field at fault, in the provider's words; null when it names none. */
  public @Nullable String field() {
    return field;
  }

  /** Whether the provider refused our key, and so us and not the request. */
  public boolean isOfOurKey() {
    return status == 401 || status == 403;
  }

  @Override
  public boolean retryable() {
    return false;
  }
}

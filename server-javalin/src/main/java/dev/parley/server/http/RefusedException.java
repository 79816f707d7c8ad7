// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

/** The request is refused as HTTP: its path, method, type, size or pace. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient HttpError error;

  RefusedException(HttpError error) {
    super(error.message());
    this.error = error;
  }

  HttpError error() {
    return error;
  }
}

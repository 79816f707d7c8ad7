// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import java.net.UnknownHostException;

/** A host, or an address that its name leads to, that may not be reached. */
final class RefusedAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  RefusedAddressException(String message) {
    super(message);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.routing;

/** What happens to a request's field that the model which is asked can't take. */
public enum Unsupported {
  /** Left out, and the answer says so. */
  WARN,
  /** The request is refused. */
  ERROR,
  /** Left out without a word. */
  IGNORE
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import io.javalin.security.RouteRole;

/** What the edge does for a call because its route says so. */
public enum CallTrait implements RouteRole {
  /** It has an effect or costs money: under an {@code Idempotency-Key} it runs once. */
  RUNS_ONCE
}

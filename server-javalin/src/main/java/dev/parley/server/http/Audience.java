// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

/** Whom a call is for. */
public enum Audience {
  /** Pages, health and the description of the API: no key is asked for. */
  EVERYONE,
  /** Whoever has a key. */
  USERS,
  /** Whoever has a key of the role admin. */
  ADMINS
}

// SPDX-License-Identifier: Apache-2.0
/** What Parley needs from outside, one small interface for each role. */
module dev.parley.port {
  requires static transitive org.jspecify;
  requires transitive dev.parley.domain;

  exports dev.parley.port;
}

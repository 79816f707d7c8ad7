// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.sqlite;

/** Is told of every commit that is about to be made, on the writer's thread. */
interface CommitHook {
  CommitHook NONE = writes -> {};

  /**
   * The writes of a transaction are done and not durable yet.
   *
   * @param writes how many there are
   */
  void beforeCommit(int writes);
}

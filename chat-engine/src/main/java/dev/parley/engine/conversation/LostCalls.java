// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import java.util.List;

/** Tells what became of the calls of a turn that died while functions ran for it. */
@FunctionalInterface
public interface LostCalls {
  /** Of an engine that has no functions: what a turn left stays as it is. */
  LostCalls UNKNOWN = (header, dead, before) -> dead.kept();

  /**
   * What the turn keeps, where every call of the server's functions has a result: the real one
   * where it can be had, else one that says that it is not known. It runs no call again.
   *
   * @param before the newest messages before the turn, where it answers their calls
   */
  List<Message> settle(Header header, OpenTurn dead, List<Message> before);
}

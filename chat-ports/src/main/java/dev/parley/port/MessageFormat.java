// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import java.util.List;

/** Messages as a JSON document, for a {@link RecordStore}. What is written reads back equal. */
public interface MessageFormat {
  /** An array. */
  RawJson write(List<Message> messages);

  /**
   * The messages of a document that {@link #write} made.
   *
   * @throws dev.parley.domain.error.InvalidRequestException when it is none
   */
  List<Message> read(RawJson document);
}

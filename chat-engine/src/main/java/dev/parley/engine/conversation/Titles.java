// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.conversation;

import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Title;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives conversations their titles, always in a write that is made anyway. */
final class Titles {
  private Titles() {}

  /** The header with the title that these messages give, unless it has one. */
  static Header given(Header header, List<Message> said) {
    return header.title() == null ? Title.of(said).map(header::withTitle).orElse(header) : header;
  }

  static Header given(Header header, Stream<Entry> said) {
    return given(header, said.map(Entry::message).filter(Objects::nonNull).toList());
  }

  /** Whether the header's title was made from the message. */
  static boolean isOf(Header header, Message message) {
    Optional<String> title = Title.of(List.of(message));
    return title.isPresent() && title.get().equals(header.title());
  }
}

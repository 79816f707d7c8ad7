// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.ranking.CommonWords;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a conversation was taken into the index.
 *
 * @param index the mark of the index; another one, made in its place, holds nothing of this
 * @param upTo the last entry that was
 * @param common words that tell none of its turns from another
 */
record Indexed(
    String index,
    Sequence upTo,
    ConversationId conversation,
    Instant createdAt,
    CommonWords common) {
  private static final int PARTS = 4;

  /** Nothing of a conversation yet. */
  static Indexed nothing(String index, Header header) {
    return new Indexed(
        index, Sequence.NONE, header.id(), header.createdAt(), new CommonWords(Set.of()));
  }

  Indexed upTo(Sequence next) {
    return new Indexed(index, next, conversation, createdAt, common);
  }

  Indexed withCommon(CommonWords next) {
    return new Indexed(index, upTo, conversation, createdAt, next);
  }

  /** Whether it is of this conversation, and not of an older one of its name. */
  boolean isOf(@Nullable Header header) {
    return header != null
        && header.id().equals(conversation)
        && header.createdAt().equals(createdAt);
  }

  /** As a string, the parts with spaces between: none of them has one. */
  RawJson json() {
    String words = String.join(" ", new TreeSet<>(common.folded()));
    return RawJson.of(
        (index + " " + upTo.value() + " " + conversation + " " + createdAt + " " + words).strip());
  }

  static Indexed of(RawJson json) {
    String[] parts = json.asString().split(" ", -1);
    return new Indexed(
        parts[0],
        new Sequence(Long.parseLong(parts[1])),
        new ConversationId(parts[2]),
        Instant.parse(parts[3]),
        new CommonWords(Set.copyOf(Arrays.asList(parts).subList(PARTS, parts.length))));
  }
}

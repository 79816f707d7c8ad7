// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import dev.parley.domain.chat.Message;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation is, beside its log. It is written by compare-and-set on {@link #version}.
 *
 * @param version 1 when it is new; each write adds one
 * @param last the newest entry of the log
 * @param branches which of its entries are in use
 * @param instructions the system and developer messages that hold now; they stand in the log too,
 *     where they were said
 * @param title null until it has one
 * @param openTurn null while nobody waits for an answer
 * @param summary null while nothing was summarised
 * @param metadata the owner's own, up to 16 pairs as the Conversations API has it
 */
public record Header(
    ConversationId id,
    Owner owner,
    long version,
    Sequence last,
    Branches branches,
    List<Message> instructions,
    @Nullable String title,
    @Nullable OpenTurn openTurn,
    @Nullable Summary summary,
    Map<String, String> metadata,
    Instant createdAt,
    Instant updatedAt) {

  public Header {
    instructions = List.copyOf(instructions);
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** A conversation that nothing was said in yet. */
  public static Header create(ConversationId id, Owner owner, Instant now) {
    return new Header(
        id,
        owner,
        1,
        Sequence.NONE,
        Branches.NONE,
        List.of(),
        null,
        null,
        null,
        Map.of(),
        now,
        now);
  }

  /** The newest entry of the branch in use. */
  public Sequence tip() {
    return branches.tip();
  }

  /** How the entries of the log follow each other. */
  public LogTree tree() {
    return new LogTree(last, branches.forks());
  }

  /** The branch in use. */
  public Branch branch() {
    return tree().branch(tip());
  }

  /** The next version, with these entries after the tip. */
  public Header append(List<Entry> entries, Instant now) {
    return advance(
        entries.size(), entries.isEmpty() ? branches.size() : entries.getLast().sizeAfter(), now);
  }

  /** The next version, {@code entries} longer; they add nothing to the size of the branch. */
  public Header advance(long entries, Instant now) {
    return advance(entries, branches.size(), now);
  }

  private Header advance(long entries, long size, Instant now) {
    return new Header(
        id,
        owner,
        version + 1,
        last.plus(entries),
        branches.grown(last, entries, size),
        instructions,
        title,
        openTurn,
        summary,
        metadata,
        createdAt,
        now);
  }

  public Header withInstructions(List<Message> next) {
    return new Header(
        id, owner, version, last, branches, next, title, openTurn, summary, metadata, createdAt,
        updatedAt);
  }

  /**
   * The header with another branch in use. A summary of what is not on it goes; instructions and
   * title are the conversation's, whatever the branch.
   *
   * @param tip the end of that branch
   * @param size the size of that branch
   */
  public Header using(Sequence tip, long size) {
    boolean summed = summary != null && tree().branch(tip).contains(summary.covers());
    return new Header(
        id,
        owner,
        version,
        last,
        branches.using(tip, size),
        instructions,
        title,
        openTurn,
        summed ? summary : null,
        metadata,
        createdAt,
        updatedAt);
  }

  public Header withOpenTurn(@Nullable OpenTurn turn) {
    return new Header(
        id,
        owner,
        version,
        last,
        branches,
        instructions,
        title,
        turn,
        summary,
        metadata,
        createdAt,
        updatedAt);
  }

  public Header withSummary(@Nullable Summary next) {
    return new Header(
        id,
        owner,
        version,
        last,
        branches,
        instructions,
        title,
        openTurn,
        next,
        metadata,
        createdAt,
        updatedAt);
  }

  public Header withTitle(@Nullable String next) {
    return new Header(
        id,
        owner,
        version,
        last,
        branches,
        instructions,
        next,
        openTurn,
        summary,
        metadata,
        createdAt,
        updatedAt);
  }

  public Header withMetadata(Map<String, String> next) {
    return new Header(
        id,
        owner,
        version,
        last,
        branches,
        instructions,
        title,
        openTurn,
        summary,
        next,
        createdAt,
        updatedAt);
  }
}

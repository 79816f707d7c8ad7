// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.context.Minutes;
import dev.parley.domain.conversation.Branch;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.engine.conversation.BranchLog;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Fallback;
import dev.parley.engine.routing.Router;
import dev.parley.port.ChatStream;
import dev.parley.port.ConversationStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rolling summary of a conversation: the summary so far and the block that left the
 * window become the next one. It is written beside the log, with the sequence that it reaches, and
 * only where nobody wrote another meanwhile; what fails changes nothing.
 */
public final class Summaries {
  private static final int ATTEMPTS = 5;

  /** The window of a model that nobody knows the window of: the smallest in common use. */
  private static final int SMALL_WINDOW = 4096;

  private static final int LONGEST_TEXT = 2000;
  private static final int SHORTEST_TEXT = 80;
  private static final int WORDS_OF_TEN_TOKENS = 6;

  private final ConversationStore store;
  private final Router router;
  private final SummarySettings settings;
  private final BiFunction<Candidate, ChatRequest, ChatStream> models;

  /**
   * Summaries of a store's conversations.
   *
   * @param models asks a model
   */
  public Summaries(
      ConversationStore store,
      Router router,
      SummarySettings settings,
      BiFunction<Candidate, ChatRequest, ChatStream> models) {
    this.store = store;
    this.router = router;
    this.settings = settings;
    this.models = models;
  }

  /**
   * Takes the next block into a conversation's summary.
   *
   * @param upTo the last entry that left the window
   * @param ofTurn the model of the turn that it left
   * @return whether there is more to take in
   * @throws ParleyException of the model that was asked last; the summary is as it was
   */
  public boolean advance(ConversationId id, Sequence upTo, ModelId ofTurn) {
    Header header = store.header(id).orElse(null);
    if (header == null) {
      return false;
    }
    Summary before = header.summary();
    Sequence covers = before == null ? Sequence.NONE : before.covers();
    Branch left = header.branch().after(covers).before(upTo.plus(1));
    if (left.stretches().isEmpty()) {
      return false;
    }
    Written next = ask(header, before, left, settings.model().orElse(ofTurn));
    return keep(header, before, next.summary())
        && isStillTrue(header, before, next)
        && next.summary().covers().value() < left.end().value();
  }

  private Written ask(Header header, @Nullable Summary before, Branch left, ModelId model) {
    return Fallback.ask(
        router.candidates(model),
        candidate -> {
          Block block = block(header, before, left, candidate);
          String text =
              block.lines().isEmpty()
                  ? before == null ? "" : before.text()
                  : write(candidate, before, block);
          return new Written(new Summary(text, block.last()), block.told());
        },
        error -> !Thread.currentThread().isInterrupted() && Fallback.passesOver(error));
  }

  /** As much of the stretch as the model can read beside the summary and the answer. */
  private Block block(Header header, @Nullable Summary before, Branch left, Candidate candidate) {
    int empty =
        candidate.provider().tokenizer().count(request(candidate, before, List.of())).tokens();
    int free = window(candidate) - empty - longest(candidate);
    int longest = free / 2;
    List<String> lines = new ArrayList<>();
    Set<Sequence> told = new HashSet<>();
    Sequence taken = left.end();
    Iterator<Entry> entries = new BranchLog(store, header.id(), left).oldestFirst(BranchLog.PAGE);
    while (entries.hasNext()) {
      Entry entry = entries.next();
      String line = line(entry, candidate, longest);
      free -= tokens(candidate, line);
      if (free < 0 && !lines.isEmpty()) {
        break;
      }
      if (!line.isEmpty()) {
        lines.add(line);
        told.add(entry.sequence());
      }
      taken = entry.sequence();
    }
    return new Block(lines, told, taken);
  }

  /** An entry's line, so short that two fit. */
  private static String line(Entry entry, Candidate candidate, int tokens) {
    Message message = Passages.told(entry);
    if (message == null) {
      return "";
    }
    int longest = LONGEST_TEXT;
    String line = Minutes.of(entry.createdAt(), message, longest);
    while (longest > SHORTEST_TEXT && tokens(candidate, line) > tokens) {
      longest /= 2;
      line = Minutes.of(entry.createdAt(), message, longest);
    }
    return line;
  }

  private static int tokens(Candidate candidate, String line) {
    return line.isEmpty()
        ? 0
        : candidate.provider().tokenizer().count(candidate.model(), Message.user(line)).tokens();
  }

  private static int window(Candidate candidate) {
    return candidate
        .provider()
        .model()
        .capabilities(candidate.model())
        .window()
        .orElse(SMALL_WINDOW);
  }

  /** A summary takes no more than a fifth of the window it is to stand in. */
  private int longest(Candidate candidate) {
    return Math.min(settings.longest(), window(candidate) / 5);
  }

  private ChatRequest request(Candidate candidate, @Nullable Summary before, List<String> lines) {
    int longest = longest(candidate);
    int words = longest * WORDS_OF_TEN_TOKENS / 10;
    List<Message> messages =
        Minutes.summaryRequest(before == null ? null : before.text(), lines, words);
    return new ChatRequest(
            candidate.model(), messages, List.of(), List.of(), candidate.parameters())
        .with(Parameter.STREAM, false)
        .with(Parameter.MAX_TOKENS, (long) longest);
  }

  private String write(Candidate candidate, @Nullable Summary before, Block block) {
    CompletionAssembler answer = new CompletionAssembler();
    try (ChatStream stream = models.apply(candidate, request(candidate, before, block.lines()))) {
      stream.forEachRemaining(answer::add);
    }
    String text = answer.isEmpty() ? "" : answer.completion().text().strip();
    if (text.isEmpty()) {
      throw new ProviderUnavailableException(
          "provider_error",
          "model " + candidate.model() + " wrote no summary; it is tried again later");
    }
    return text;
  }

  /** Whether it was kept: not where the conversation is gone, or another wrote a summary. */
  private boolean keep(Header read, @Nullable Summary before, Summary next) {
    Header header = read;
    for (int left = ATTEMPTS; left > 0; left--) {
      try {
        store.write(header.advance(0, header.updatedAt()).withSummary(next), List.of());
        return true;
      } catch (ConflictException e) {
        Optional<Header> now = store.header(read.id());
        if (now.isEmpty()
            || !now.get().createdAt().equals(read.createdAt())
            || !now.get().branch().contains(next.covers())
            || !Objects.equals(now.get().summary(), before)) {
          return false;
        }
        header = now.get();
      }
    }
    throw new ConflictException(
        "version_conflict",
        "conversation " + read.id() + " was written all the time; its summary is written later",
        null);
  }

  /**
   * Takes a summary back that tells of what was deleted while it was written: who deleted it may
   * have looked before the summary was there.
   */
  private boolean isStillTrue(Header read, @Nullable Summary before, Written written) {
    Sequence from = before == null ? Sequence.NONE : before.covers();
    Branch block = read.branch().after(from).before(written.summary().covers().plus(1));
    boolean deleted =
        BranchLog.stream(new BranchLog(store, read.id(), block).oldestFirst(BranchLog.PAGE))
            .anyMatch(entry -> entry.isDeleted() && written.told().contains(entry.sequence()));
    if (deleted) {
      takeBack(read.id(), written.summary());
    }
    return !deleted;
  }

  private void takeBack(ConversationId id, Summary summary) {
    Header now = store.header(id).orElse(null);
    while (now != null && summary.equals(now.summary())) {
      try {
        store.write(now.advance(0, now.updatedAt()).withSummary(null), List.of());
        return;
      } catch (ConflictException e) {
        now = store.header(id).orElse(null);
      }
    }
  }

  /**
   * What is taken in at once.
   *
   * @param told the entries that the lines are of
   * @param last the last entry of it
   */
  private record Block(List<String> lines, Set<Sequence> told, Sequence last) {}

  /**
   * A summary that is not kept yet.
   *
   * @param told the entries that are new in it
   */
  private record Written(Summary summary, Set<Sequence> told) {}
}

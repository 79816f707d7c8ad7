// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.memory;

import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Role;
import dev.parley.domain.context.Note;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.vector.Namespace;
import dev.parley.domain.vector.VectorFilter;
import dev.parley.domain.vector.VectorQuery;
import dev.parley.engine.conversation.BranchLog;
import dev.parley.port.ConversationStore;
import dev.parley.port.VectorIndex;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds old turns of a conversation that matter now. A turn never fails for it, and never waits for
 * long: then it goes on without.
 */
public final class Recall {
  private static final System.Logger LOG = System.getLogger("dev.parley.memory");

  /** How far back what the user asked is looked for where the turn brings none. */
  private static final int LOOK_BACK = 8;

  private final ConversationStore store;
  private final RecallShelf shelf;
  private final RecallSettings settings;

  Recall(ConversationStore store, RecallShelf shelf, RecallSettings settings) {
    this.store = store;
    this.shelf = shelf;
    this.settings = settings;
  }

  /**
   * What is to be told of old turns, the most important first. Of a conversation of which nothing
   * was taken in, nothing; no model is asked then.
   *
   * @param header the conversation as it was before the turn
   * @param brought what the turn brings
   */
  public List<Note> notes(Header header, List<Message> brought) {
    FutureTask<List<Note>> finding = new FutureTask<>(() -> find(header, brought));
    Thread unused = Thread.ofVirtual().name("recall-" + header.id()).start(finding);
    try {
      return finding.get(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      goesWithout(header, "it took longer than " + settings.patience().toMillis() + " ms");
    } catch (ExecutionException e) {
      failed(header, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      finding.cancel(true);
    }
    return List.of();
  }

  private static void failed(Header header, ExecutionException failure) {
    if (failure.getCause() instanceof ParleyException known) {
      goesWithout(header, String.valueOf(known.getMessage()));
    } else {
      LOG.log(System.Logger.Level.WARNING, told(header, "of a failure"), failure);
    }
  }

  private static void goesWithout(Header header, String reason) {
    LOG.log(System.Logger.Level.WARNING, told(header, reason));
  }

  private static String told(Header header, String reason) {
    return "a turn of conversation " + header.id() + " goes on without recall: " + reason;
  }

  private List<Note> find(Header header, List<Message> brought) {
    Namespace namespace = RecallShelf.namespace(header);
    Indexed indexed = shelf.noted(namespace).map(RecallShelf.Noted::indexed).orElse(null);
    if (indexed == null || indexed.upTo().value() == 0) {
      return List.of();
    }
    String question = question(header, brought);
    if (question.isBlank() || !indexed.index().equals(shelf.mark())) {
      return List.of();
    }
    String words = indexed.common().without(question);
    RecalledNotes notes = new RecalledNotes(settings);
    ranked(namespace, words).stream()
        .filter(hit -> hit.score() >= settings.leastScore())
        .limit(settings.units())
        .forEach(hit -> notes.add(hit, Surroundings.of(store, header, hit.sequence())));
    return notes.all();
  }

  private List<Hit> ranked(Namespace namespace, String words) {
    String text = words.substring(0, Math.min(words.length(), Passages.LONGEST));
    Embedding vector = shelf.embed(List.of(text)).getFirst();
    VectorIndex index = shelf.index();
    return Hit.ranked(
        index.query(
            new VectorQuery(
                namespace,
                vector,
                index.capabilities().hybrid() ? text : "",
                VectorFilter.ALL,
                settings.candidates())));
  }

  /** What the user said last. */
  private String question(Header header, List<Message> brought) {
    for (Message message : brought.reversed()) {
      if (message.role() == Role.USER) {
        return message.text();
      }
    }
    Iterator<Entry> said =
        new BranchLog(store, header.id(), header.branch()).newestFirst(LOOK_BACK);
    for (int i = 0; i < LOOK_BACK && said.hasNext(); i++) {
      Message message = Passages.told(said.next());
      if (message != null && message.role() == Role.USER) {
        return message.text();
      }
    }
    return "";
  }
}

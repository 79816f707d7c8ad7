// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.function;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.ToolCall;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.error.ConflictException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.function.FunctionResult;
import dev.parley.domain.function.FunctionRun;
import dev.parley.engine.erasure.Erasing;
import dev.parley.engine.record.LongTexts;
import dev.parley.engine.record.OwnerRecords;
import dev.parley.engine.record.Patience;
import dev.parley.engine.record.Sha256;
import dev.parley.port.MessageFormat;
import dev.parley.port.RecordStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a turn without a conversation leaves behind for a day, under the ids of the calls that its
 * caller was shown: the calls of the server's functions, and their results.
 */
public final class KeptTurns {
  private static final System.Logger LOG = System.getLogger("dev.parley.function");
  private static final String TURNS = "kept_turns";
  private static final String PARTS = "kept_turns_part";
  private static final String RESULTS = "kept_results";
  private static final String OK = "ok ";
  private static final String FAILED = "failed ";

  /** Stands for the result of a call that was begun. */
  private static final RawJson BEGUN = RawJson.of("");

  private static final Duration DAY = Duration.ofHours(24);

  private final RecordStore records;
  private final LongTexts texts;
  private final MessageFormat format;
  private final Clock clock;

  public KeptTurns(RecordStore records, MessageFormat format, Clock clock) {
    this.records = records;
    this.texts = new LongTexts(records, PARTS);
    this.format = format;
    this.clock = clock;
  }

  /**
   * Removes what is kept of an owner in those records. The caller of a turn does without from then
   * on; the note that a call was begun stays, so that none is run twice.
   */
  public static void erase(RecordStore records, Erasing erasing) {
    Owner owner = erasing.owner();
    new OwnerRecords(records, TURNS)
        .remove(owner, stored -> true, count -> erasing.gone("kept_turns", count));
    new OwnerRecords(records, PARTS).remove(owner, stored -> true, count -> {});
    new OwnerRecords(records, RESULTS)
        .remove(
            owner,
            stored -> !stored.document().equals(BEGUN),
            count -> erasing.gone("kept_results", count));
  }

  /**
   * Keeps what was said in a turn that ends with calls for its caller. Its functions have run, so
   * that the turn stands though it can't be kept.
   *
   * @param shown the calls that the caller was shown, at least one
   * @param said without what the caller sent
   */
  public void keep(Owner owner, List<ToolCall> shown, List<Message> said) {
    RecordStore.Key key = key(TURNS, owner, shown.getFirst().id());
    Instant end = clock.instant().plus(DAY);
    try {
      Patience.putNew(records, key, small(key.name(), format.write(said), end), end);
    } catch (ParleyException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "what a turn's caller was not shown could not be kept: its next request does without",
          e);
    }
  }

  /** A document for one record: what was written, or in how many others that lies. */
  private RawJson small(String name, RawJson document, Instant end) {
    byte[] bytes = document.text().getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= RecordStore.LARGEST_BYTES) {
      return document;
    }
    String text = Base64.getEncoder().encodeToString(bytes);
    texts.put(name, text, end);
    return RawJson.of(Integer.toString(LongTexts.parts(text)));
  }

  private Optional<RawJson> whole(RecordStore.Stored stored) {
    RawJson document = stored.document();
    return document.isString()
        ? texts
            .get(stored.key().name(), Integer.parseInt(document.asString()))
            .map(text -> Base64.getDecoder().decode(text))
            .map(bytes -> new RawJson(new String(bytes, StandardCharsets.UTF_8)))
        : Optional.of(document);
  }

  /** The messages, with what the caller was not shown. */
  public Restored restore(Owner owner, List<Message> messages) {
    List<Message> whole = new ArrayList<>();
    Set<String> known = new HashSet<>();
    Set<String> answered = new HashSet<>();
    for (Message message : messages) {
      List<Message> kept = kept(owner, message);
      if (kept.isEmpty()) {
        whole.add(message);
      } else {
        whole.addAll(kept);
        known.addAll(ToolText.calls(kept).keySet());
        answered.addAll(ToolText.answered(kept));
      }
    }
    return known.isEmpty() ? Restored.NOTHING : new Restored(whole, known, answered);
  }

  /**
   * Messages with what their caller was not shown.
   *
   * @param known the ids of the calls that were kept
   * @param answered those of them that had their result
   */
  public record Restored(List<Message> messages, Set<String> known, Set<String> answered) {
    /** Where nothing was kept. */
    public static final Restored NOTHING = new Restored(List.of(), Set.of(), Set.of());
  }

  private List<Message> kept(Owner owner, Message message) {
    if (!(message instanceof AssistantMessage shown) || shown.toolCalls().isEmpty()) {
      return List.of();
    }
    List<Message> kept =
        records
            .get(key(TURNS, owner, shown.toolCalls().getFirst().id()))
            .flatMap(this::whole)
            .map(format::read)
            .orElse(List.of());
    Map<String, FunctionToolCall> made = ToolText.calls(kept);
    return shown.toolCalls().stream().allMatch(call -> isSame(call, made.get(call.id())))
        ? kept
        : List.of();
  }

  private static boolean isSame(ToolCall shown, @Nullable FunctionToolCall made) {
    return shown instanceof FunctionToolCall call
        ? made != null
            && made.function().name().equals(call.function().name())
            && made.function().arguments().equals(call.function().arguments())
        : made == null;
  }

  /**
   * Runs an approved call, or tells its result when it has run.
   *
   * @param lost tells what became of it when it was begun and nobody knows its result
   */
  public FunctionRun once(
      Owner owner,
      FunctionToolCall call,
      Supplier<FunctionRun> running,
      Supplier<FunctionRun> lost) {
    RecordStore.Key key = key(RESULTS, owner, call.id());
    long version;
    try {
      version = records.put(key, BEGUN, 0, clock.instant().plus(DAY));
    } catch (ConflictException e) {
      return result(key, call).orElseGet(lost);
    }
    FunctionRun run = running.get();
    note(key, version, run);
    return run;
  }

  /** A result that can't be noted is told all the same; a repeat then asks what became of it. */
  private void note(RecordStore.Key key, long version, FunctionRun run) {
    String word = run.result().ok() ? OK : FAILED;
    try {
      long unused =
          records.put(
              key, RawJson.of(word + run.result().text()), version, clock.instant().plus(DAY));
    } catch (ParleyException e) {
      LOG.log(System.Logger.Level.WARNING, "the result of an approved call could not be kept", e);
    }
  }

  private Optional<FunctionRun> result(RecordStore.Key key, FunctionToolCall call) {
    return records
        .get(key)
        .map(RecordStore.Stored::document)
        .filter(document -> !document.equals(BEGUN))
        .map(RawJson::asString)
        .map(
            text ->
                new FunctionRun(
                    call.id(),
                    call.function().name(),
                    call.function().arguments(),
                    text.startsWith(OK)
                        ? FunctionResult.of(text.substring(OK.length()))
                        : FunctionResult.failed(text.substring(FAILED.length())),
                    Duration.ZERO));
  }

  private static RecordStore.Key key(String collection, Owner owner, String callId) {
    return new RecordStore.Key(collection, OwnerRecords.name(owner, Sha256.hex(callId)));
  }
}

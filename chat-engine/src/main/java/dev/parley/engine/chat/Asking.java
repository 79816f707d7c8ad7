// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FieldWarning;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.CutUpstream;
import dev.parley.domain.context.Material;
import dev.parley.domain.context.Note;
import dev.parley.domain.context.Strategy;
import dev.parley.domain.context.Supplements;
import dev.parley.domain.context.ToolResults;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.engine.cache.AnswerCache;
import dev.parley.engine.cache.CachedStream;
import dev.parley.engine.context.Calibrations;
import dev.parley.engine.context.ContextOptions;
import dev.parley.engine.context.Prompt;
import dev.parley.engine.context.PromptBuilder;
import dev.parley.engine.conversation.StoredHistory;
import dev.parley.engine.conversation.Turn;
import dev.parley.engine.conversation.TurnAsk;
import dev.parley.engine.conversation.Turns;
import dev.parley.engine.memory.Memory;
import dev.parley.engine.memory.Recall;
import dev.parley.engine.routing.Candidate;
import dev.parley.engine.routing.Chosen;
import dev.parley.engine.routing.Router;
import dev.parley.port.ChatStream;
import dev.parley.port.ConversationStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The steps of a request before its answer: who may answer it, which turn it is, what is sent. */
final class Asking {
  private final Router router;
  private final Turns turns;
  private final ConversationStore store;
  private final Calibrations calibrations;
  private final PromptBuilder prompts;
  private final ContextOptions usual;
  private final SystemMessages instructions;
  private final @Nullable AnswerCache cache;
  private final FormOfCalls calls;
  private final FieldPolicy fields;
  private final Memory memory;
  private final @Nullable Recall recall;

  Asking(
      Router router,
      Turns turns,
      ConversationStore store,
      Calibrations calibrations,
      ContextOptions usual,
      SystemMessages instructions,
      @Nullable AnswerCache cache,
      FormOfCalls calls,
      FieldPolicy fields,
      Memory memory,
      @Nullable Recall recall) {
    this.router = router;
    this.turns = turns;
    this.store = store;
    this.calibrations = calibrations;
    this.prompts = new PromptBuilder(calibrations);
    this.usual = usual;
    this.instructions = instructions;
    this.cache = cache;
    this.calls = calls;
    this.fields = fields;
    this.memory = memory;
    this.recall = recall;
  }

  /** Those that may answer, in the order to try them. */
  List<Candidate> candidates(ChatCall call) {
    return router.candidates(call.request().model());
  }

  /** Opens the turn of a call; null for one that is not remembered. */
  @Nullable Turn open(ChatCall call, BooleanSupplier cancelled) {
    ChatRequest request = call.request();
    request.parameters().validate();
    instructions.check(call);
    ConversationId conversation = call.conversation();
    if (request.messages().isEmpty() && call.after() == null) {
      throw new InvalidRequestException(
          "messages",
          "an empty array",
          "send at least one message; only with conversation.after, which names the message to"
              + " answer, there may be none");
    }
    if (conversation == null) {
      ToolResults.check(List.of(), request.messages());
      return null;
    }
    if (!request.messages().isEmpty()
        && request.messages().stream().allMatch(Message::isInstruction)) {
      throw InvalidRequestException.of(
          "invalid_value",
          "messages",
          "messages holds system messages only: a turn needs a user message too; to add them"
              + " without an answer, POST them to /v1/conversations/"
              + conversation
              + "/items");
    }
    long choices = request.parameters().get(Parameter.N).orElse(1L);
    if (choices > 1) {
      throw new InvalidRequestException(
          "n", choices, "a conversation goes on with one answer; leave n out, or the conversation");
    }
    return turns.open(
        new TurnAsk(call.owner(), conversation, call.after(), request.messages()), cancelled);
  }

  /**
   * Asks one model; the answer is asked for when it is read.
   *
   * @param said what is new in the turn so far
   */
  Asked ask(Started started, List<Message> said, Candidate candidate) {
    Chosen model = calls.understanding(Chosen.of(candidate));
    ChatCall call = started.call();
    Turn turn = started.turn();
    ChatRequest request = call.request().withMessages(said);
    Material material =
        turn == null
            ? Materials.of(request, instructions.alone(candidate, call))
            : material(turn.header(), said, model, call, started.notes());
    Prompt prompt = prompts.build(model, request, material, options(call));
    ReducedStream asked = fields.ask(model, prompt.request());
    if (cache == null || !call.cache().orElse(candidate.cached())) {
      return asked(candidate, prompt, asked, () -> false, asked::warnings);
    }
    CachedStream answer =
        cache.ask(call.owner(), candidate.provider().name(), prompt.request(), () -> asked);
    return asked(candidate, prompt, answer, answer::isHit, asked::warnings);
  }

  private Asked asked(
      Candidate candidate,
      Prompt prompt,
      ChatStream answer,
      BooleanSupplier cached,
      Supplier<List<FieldWarning>> warnings) {
    return new Asked(
        answer,
        report(candidate, prompt, cached, warnings),
        usage ->
            cached.getAsBoolean()
                ? Optional.empty()
                : calibrations.read(candidate.provider().name(), prompt, usage));
  }

  /** A provider refused: where a prompt was too long for it, counts are lowered no longer. */
  void refused(Candidate candidate, ProviderRejectedException error) {
    if (error.code().equals("context_length_exceeded")
        || String.valueOf(error.getMessage()).contains("context length")) {
      calibrations.refused(candidate.provider().name(), candidate.model());
    }
  }

  /** What the first model that may answer would be sent. */
  TurnReport preview(ChatCall call, Header header) {
    Candidate candidate = candidates(call).getFirst();
    Chosen model = calls.understanding(Chosen.of(candidate));
    List<Message> messages = call.request().messages();
    Material material =
        material(header, messages, model, call, () -> notes(call, header, messages));
    Prompt prompt = prompts.build(model, call.request(), material, options(call));
    return report(candidate, prompt, () -> false, List::of);
  }

  private Material material(
      Header header,
      List<Message> messages,
      Chosen model,
      ChatCall call,
      Supplier<List<Note>> recalled) {
    StoredHistory.Log log =
        new StoredHistory.Log(store, options(call).window(model.capabilities()));
    return Materials.of(log, header, messages, instructions.of(model.candidate(), call))
        .with(new Supplements(null, header.summary(), List.of(), recalled));
  }

  /** What a turn is told of old ones: looked for once, and not before it is asked for. */
  Supplier<List<Note>> notes(ChatCall call, @Nullable Turn turn) {
    return turn == null
        ? List::of
        : new Once<>(() -> notes(call, turn.header(), turn.opened().messages()));
  }

  private List<Note> notes(ChatCall call, Header header, List<Message> brought) {
    return recall == null || !options(call).strategy().recalls()
        ? List.of()
        : recall.notes(header, brought);
  }

  private static TurnReport report(
      Candidate candidate,
      Prompt prompt,
      BooleanSupplier cached,
      Supplier<List<FieldWarning>> warnings) {
    return new TurnReport(
        candidate.provider().name(),
        candidate.model(),
        prompt.leftUpTo(),
        prompt.ledger(),
        cached,
        candidate.provider().prices(),
        warnings);
  }

  /** A turn was completed: what it had no room for is not to be lost. */
  void remember(ChatCall call, Turn turn, TurnReport report) {
    if (report.leftUpTo() > 0) {
      Sequence upTo = new Sequence(report.leftUpTo());
      Strategy strategy = options(call).strategy();
      memory.left(new Memory.Left(turn.header(), upTo, call.request().model(), strategy));
    }
  }

  private ContextOptions options(ChatCall call) {
    OptionalInt limit = usual.maxTokens();
    if (call.maxTokens().isPresent()) {
      int wanted = call.maxTokens().getAsInt();
      limit = OptionalInt.of(Math.min(wanted, limit.orElse(wanted)));
    }
    Strategy strategy = call.strategy() == null ? usual.strategy() : call.strategy();
    return new ContextOptions(usual.window().withStrategy(strategy), limit, usual.answerReserve());
  }

  /**
   * A model that is asked.
   *
   * @param reading compares what the provider says of the prompt with what it was sent
   */
  record Asked(ChatStream answer, TurnReport report, Reading reading) {}

  /** Is told once, at the end of an answer, what it cost. */
  interface Reading {
    /**
     * What shows that the provider cut the prompt; empty when nothing does.
     *
     * @param usage null when the provider did not say
     */
    Optional<CutUpstream> read(@Nullable Usage usage);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionDefinition;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.Arguments;
import dev.parley.domain.function.Confirm;
import dev.parley.domain.function.Decision;
import dev.parley.domain.function.LoopLimits;
import dev.parley.domain.function.ServerFunction;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.domain.usage.Prices;
import dev.parley.engine.conversation.TurnSettings;
import dev.parley.engine.function.FunctionKit;
import dev.parley.engine.routing.Provider;
import dev.parley.engine.routing.Router;
import dev.parley.port.ArgumentBinder;
import dev.parley.port.FunctionHandler;
import dev.parley.port.FunctionSource;
import dev.parley.port.MessageFormat;
import dev.parley.testkit.Faults;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.InMemoryRecordStore;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.ScriptedFunction;
import dev.parley.testkit.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine with functions, on fakes. */
final class FunctionLab {
  static final ConversationId SHOP = new ConversationId("shop");

  final ScriptedChatModel model = new ScriptedChatModel();
  final Faults faults = new Faults();
  final InMemoryConversationStore store = new InMemoryConversationStore(faults);
  final SteppedClock clock = SteppedClock.create();
  final Faults recordFaults = new Faults();
  final InMemoryRecordStore records = new InMemoryRecordStore(clock, recordFaults);
  final ScriptedFunction look = new ScriptedFunction("look");
  final ScriptedFunction book =
      new ScriptedFunction(
          ServerFunction.of("book", "Books", ServerFunction.NO_PARAMETERS)
              .withSideEffects()
              .withConfirm(Confirm.NEVER)
              .withTimeout(Duration.ofSeconds(20)));
  final ScriptedFunction pay =
      new ScriptedFunction(
          ServerFunction.of("pay", "Pays", ServerFunction.NO_PARAMETERS).withSideEffects());
  final ScriptedFunction wiki = new ScriptedFunction("wiki.find");
  List<FunctionSource> sources = List.of(() -> List.<FunctionHandler>of(look, book, pay, wiki));
  LoopLimits limits = LoopLimits.DEFAULT;
  Prices prices = Prices.UNKNOWN;

  /** How many characters kept messages are written with, at least. */
  int written;

  private final AtomicInteger ids = new AtomicInteger();

  ChatEngine engine() {
    return engine("one");
  }

  /** An engine that shares the store, under this name. */
  ChatEngine engine(String holder) {
    return ChatEngine.builder()
        .router(router())
        .conversations(store)
        .functions(
            new FunctionKit(sources, new PlainArguments(), records, new KeptMessages(), limits))
        .turns(
            new TurnSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                holder,
                TurnSettings.Sharing.SHARED))
        .clock(clock)
        .ids(() -> "id" + ids.incrementAndGet())
        .build();
  }

  private Router router() {
    Provider provider =
        new Provider("model", model, model, Parameters.NONE, Provider.Others.UNKNOWN)
            .withPrices(prices);
    Target target = new Target("model", model.models().getFirst());
    return new Router(
        List.of(provider),
        List.of(new Route(Route.DEFAULT, List.of(target), null, Parameters.NONE)));
  }

  static ChatCall stateless(Message... messages) {
    return call(null, null, messages);
  }

  static ChatCall remembered(Message... messages) {
    return call(SHOP, null, messages);
  }

  static ChatCall call(
      @Nullable ConversationId conversation,
      @Nullable List<String> functions,
      Message... messages) {
    return new ChatCall(
        Owner.LOCAL,
        conversation,
        null,
        ChatRequest.of("default", messages).with(Parameter.STREAM, true),
        null,
        OptionalInt.empty(),
        functions,
        Optional.empty(),
        Map.of());
  }

  /** The call, with a tool of the caller's own. */
  static ChatCall withTool(ChatCall call, String name) {
    return call.withRequest(
        call.request()
            .withTools(
                List.of(
                    new FunctionTool(
                        new FunctionDefinition(name, "Own", null, null, Extras.NONE),
                        Extras.NONE))));
  }

  static ToolMessage result(String callId, String text) {
    return new ToolMessage(new TextContent(text), callId, Extras.NONE);
  }

  /** What a model says when it makes one call. */
  static AssistantMessage calling(String text, String id, String name, String arguments) {
    return AssistantMessage.of(
        new TextContent(text),
        List.of(
            new FunctionToolCall(id, new FunctionCall(name, arguments, Extras.NONE), Extras.NONE)));
  }

  /** The message that an answer's caller puts into its history. */
  static AssistantMessage shown(Completion answer) {
    return answer.choices().getFirst().message();
  }

  /** The conversation's log: role, text and, of what is not complete, a mark. */
  List<String> log() {
    List<String> log = new ArrayList<>();
    for (Entry entry : store.newest(SHOP, null, 1000).reversed()) {
      Message message = entry.message();
      log.add(
          (entry.status() == EntryStatus.INCOMPLETE ? "? " : "")
              + (message == null ? "-" : told(message)));
    }
    return log;
  }

  /** The messages of the request that the model got last. */
  List<String> sent() {
    return model.lastRequest().messages().stream()
        .filter(message -> !message.isInstruction())
        .map(FunctionLab::told)
        .toList();
  }

  private static String told(Message message) {
    String calls =
        message instanceof AssistantMessage said && !said.toolCalls().isEmpty()
            ? " ("
                + String.join(
                    ", ",
                    said.toolCalls().stream()
                        .map(call -> call instanceof FunctionToolCall f ? f.function().name() : "?")
                        .toList())
                + ")"
            : "";
    return message.role().wireName() + ": " + message.text() + calls;
  }

  /** Takes any object; one that holds the word wrong is wrong. Knows decisions. */
  private static final class PlainArguments implements ArgumentBinder {
    @Override
    public Arguments check(RawJson schema, String text) {
      boolean decision = schema.text().contains("approved");
      if (text.isBlank()) {
        return new Arguments.Valid(new RawJson("{}"));
      }
      if (!text.startsWith("{") || text.contains("wrong")) {
        return new Arguments.Invalid("arguments are wrong: mend them");
      }
      return decision && !text.contains("approved")
          ? new Arguments.Invalid("no decision")
          : new Arguments.Valid(new RawJson(text));
    }

    @Override
    public <T> T bind(RawJson value, Class<T> type) {
      boolean approved = value.text().contains("true");
      return type.cast(new Decision(approved, approved ? null : "too dear"));
    }
  }

  /** Writes the place of a list that it remembers, and as much beside it as it is to. */
  private final class KeptMessages implements MessageFormat {
    private final List<List<Message>> all = new CopyOnWriteArrayList<>();

    @Override
    public RawJson write(List<Message> messages) {
      all.add(List.copyOf(messages));
      return new RawJson(
          "[%d,%s]".formatted(all.size() - 1, RawJson.of("é".repeat(written)).text()));
    }

    @Override
    public List<Message> read(RawJson document) {
      String text = document.text();
      assertThat(text).endsWith("é".repeat(written) + "\"]");
      return all.get(Integer.parseInt(text.substring(1, text.indexOf(','))));
    }
  }
}

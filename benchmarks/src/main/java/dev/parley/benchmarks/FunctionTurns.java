// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.Confirm;
import dev.parley.domain.function.LoopLimits;
import dev.parley.engine.chat.ChatCall;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.chat.ChatReply;
import dev.parley.engine.function.FunctionKit;
import dev.parley.json.MessageList;
import dev.parley.json.function.JavaFunction;
import dev.parley.json.function.JavaFunctions;
import dev.parley.json.function.JsonArguments;
import dev.parley.port.ChatStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One turn with a function, in several ways: a question, a call of a local function, its result, an
 * answer. The model answers at once within the process, so all the time is that of who brings them
 * together. Remembered, each turn is a conversation of its own in SQLite.
 */
final class FunctionTurns implements AutoCloseable {
  /** The arguments of the function. */
  record OrderQuery(String order_id) {}

  private static final Message QUESTION = Message.user("Where is my order A-17?");

  private final Path folder = folder();
  private final SqliteDatabase database = SqliteDatabase.open(folder.resolve("benchmark.db"));
  private final CallingModel model =
      new CallingModel("lookup_order_status", "{\"order_id\":\"A-17\"}");
  private final JavaFunction function =
      JavaFunction.of("lookup_order_status", "Status", OrderQuery.class, this::status);
  private final ChatEngine reading = engine(function);
  private final ChatEngine changing = engine(function.withSideEffects().withConfirm(Confirm.NEVER));
  private final ChatEngine plain =
      ChatEngine.builder().model(model).conversations(database.conversations()).build();
  private final ChatRequest question = ChatRequest.of(CallingModel.NAME, QUESTION);
  private final ChatRequest questionWithTool =
      question.withTools(List.of(new FunctionTool(function.function().definition(), Extras.NONE)));
  private long conversations;

  private static Path folder() {
    try {
      return Files.createTempDirectory("parley-benchmark");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ChatEngine engine(JavaFunction only) {
    return ChatEngine.builder()
        .model(model)
        .conversations(database.conversations())
        .functions(
            new FunctionKit(
                List.of(JavaFunctions.of(only)),
                new JsonArguments(),
                database.records(),
                new MessageList(),
                LoopLimits.DEFAULT))
        .build();
  }

  private String status(OrderQuery query) {
    return query.order_id() + " is on its way";
  }

  /** Two calls of the model with the function between them, and nothing else. */
  Completion byHand() {
    AssistantMessage said = message(ask(questionWithTool));
    FunctionToolCall call = (FunctionToolCall) said.toolCalls().getFirst();
    Message result = Message.tool(call.id(), status(new OrderQuery("A-17")));
    return ask(questionWithTool.withMessages(List.of(QUESTION, said, result)));
  }

  private Completion ask(ChatRequest request) {
    CompletionAssembler sum = new CompletionAssembler();
    try (ChatStream answer = model.chat(request)) {
      answer.forEachRemaining(sum::add);
    }
    return sum.completion();
  }

  private static AssistantMessage message(Completion completion) {
    return completion.choices().getFirst().message();
  }

  Completion loop() {
    return chat(reading, null, question);
  }

  /** The client's own tool in a conversation: two turns. */
  Completion rememberedByHand() {
    ConversationId conversation = next();
    AssistantMessage said = message(chat(plain, conversation, questionWithTool));
    FunctionToolCall call = (FunctionToolCall) said.toolCalls().getFirst();
    Message result = Message.tool(call.id(), status(new OrderQuery("A-17")));
    return chat(plain, conversation, questionWithTool.withMessages(List.of(result)));
  }

  Completion rememberedLoop() {
    return chat(reading, next(), question);
  }

  /** As the loop, with a function whose call is durable before it runs, and its result after. */
  Completion rememberedLoopWithSideEffects() {
    return chat(changing, next(), question);
  }

  private ConversationId next() {
    conversations++;
    return new ConversationId("benchmark-" + conversations);
  }

  private static Completion chat(
      ChatEngine engine, @Nullable ConversationId conversation, ChatRequest request) {
    ChatCall call = new ChatCall(Owner.LOCAL, conversation, request, null, OptionalInt.empty());
    try (ChatReply reply = engine.chat(call)) {
      return reply.completion();
    }
  }

  @Override
  public void close() throws IOException {
    database.close();
    Folders.delete(folder);
  }
}

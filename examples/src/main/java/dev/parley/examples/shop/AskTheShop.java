// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.shop;

import dev.parley.adapter.sqlite.SqliteDatabase;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.function.LoopLimits;
import dev.parley.engine.chat.ChatCall;
import dev.parley.engine.chat.ChatEngine;
import dev.parley.engine.chat.ChatReply;
import dev.parley.engine.function.FunctionKit;
import dev.parley.json.MessageList;
import dev.parley.json.function.JsonArguments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Scanner;

/** Asks the shop three things. The third is a booking, and you are asked before it is made. */
record AskTheShop(ChatEngine engine, String model) {

  public static void main(String[] arguments) throws IOException {
    try (var model = ModelOfEnvironment.start();
        var database = SqliteDatabase.open(Path.of("parley.db"));
        var typed = new Scanner(System.in, StandardCharsets.UTF_8)) {
      var asking = of(model, database, Shop.open(Path.of("shop.db")));
      asking.say(Message.user("Where is my order A-17?"));
      asking.say(Message.user("Which oolong do you have?"));
      var waiting = asking.say(Message.user("Book a tasting on 2026-12-05 at 15:00 for Ada."));
      while (!waiting.isEmpty()) {
        waiting = asking.say(decisions(waiting, typed));
      }
    }
  }

  static AskTheShop of(ModelOfEnvironment model, SqliteDatabase database, Shop shop) {
    var functions =
        new FunctionKit(
            List.of(ShopFunctions.of(shop)),
            new JsonArguments(),
            database.records(),
            new MessageList(),
            LoopLimits.DEFAULT);
    var engine =
        ChatEngine.builder()
            .model(model.provider())
            .conversations(database.conversations())
            .functions(functions)
            .build();
    return new AskTheShop(engine, model.name());
  }

  /** Says it, prints the answer, and gives back the calls that have to be approved. */
  List<FunctionToolCall> say(Message... messages) {
    var request = ChatRequest.of(model, messages);
    var ada = new ConversationId("ada");
    var call = new ChatCall(Owner.LOCAL, ada, request, null, OptionalInt.empty());
    try (ChatReply reply = engine.chat(call)) {
      System.out.println(reply.completion().text());
      return reply.confirmations();
    }
  }

  static Message[] decisions(List<FunctionToolCall> waiting, Scanner typed) {
    return waiting.stream()
        .map(call -> Message.tool(call.id(), "{\"approved\": " + isApproved(call, typed) + "}"))
        .toArray(Message[]::new);
  }

  private static boolean isApproved(FunctionToolCall call, Scanner typed) {
    System.out.println(call.function().name() + " " + call.function().arguments() + "? y/n");
    return typed.hasNextLine() && typed.nextLine().strip().equals("y");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Choice;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionHead;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FinishReason;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.Role;
import dev.parley.domain.chat.TextContent;
import dev.parley.json.ChatJson;
import dev.parley.json.Json;
import dev.parley.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for a model where there is none: a server that speaks the OpenAI API and follows three
 * rules. It sees what a model sees, the messages and the functions of each request, and nothing
 * else.
 */
final class StandInModel implements AutoCloseable {
  /** What it lists as its model; it answers for any other, too. */
  static final String NAME = "stand-in";

  private static final Pattern ORDER = Pattern.compile("\\b[A-Z]-\\d+\\b");
  private static final Pattern TEA = Pattern.compile("(?i)\\b(oolong|green|floral|roasted)\\b");
  private static final Pattern VISIT =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) at (\\d{2}:\\d{2}) for (\\w+)");

  private final HttpServer server;

  private StandInModel(HttpServer server) {
    this.server = server;
  }

  /** Serves on this port of this machine alone; 0 for any. */
  static StandInModel start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/v1/models", StandInModel::models);
    server.createContext("/v1/chat/completions", StandInModel::chat);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return new StandInModel(server);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What it answers. */
  static Completion answer(ChatRequest request) {
    Message last = request.messages().getLast();
    String said = last.text();
    if (last.role() == Role.TOOL) {
      return saying("The shop says: " + said);
    }
    Matcher visit = VISIT.matcher(said);
    if (visit.find() && offers(request, "book_appointment")) {
      return calling(
          "book_appointment",
          out ->
              out.field("day", visit.group(1))
                  .field("time", visit.group(2))
                  .field("guest", visit.group(3)));
    }
    Matcher order = ORDER.matcher(said);
    if (order.find() && offers(request, "lookup_order_status")) {
      return calling("lookup_order_status", out -> out.field("order_id", order.group()));
    }
    Matcher tea = TEA.matcher(said);
    if (tea.find() && offers(request, "search_products")) {
      return calling("search_products", out -> out.field("words", tea.group()));
    }
    return saying("Ask me about an order, about teas, or for a tasting.");
  }

  private static boolean offers(ChatRequest request, String function) {
    return request.tools().stream()
        .anyMatch(tool -> tool instanceof FunctionTool f && f.function().name().equals(function));
  }

  private static Completion saying(String text) {
    return completion(Message.assistant(text), FinishReason.STOP);
  }

  private static Completion calling(String name, Consumer<JsonWriter> fields) {
    String arguments =
        Json.text(
            out -> {
              out.beginObject();
              fields.accept(out);
              out.endObject();
            });
    FunctionToolCall call =
        new FunctionToolCall(
            "call_" + UUID.randomUUID(),
            new FunctionCall(name, arguments, Extras.NONE),
            Extras.NONE);
    return completion(
        AssistantMessage.of(new TextContent(""), List.of(call)), FinishReason.TOOL_CALLS);
  }

  private static Completion completion(AssistantMessage message, FinishReason reason) {
    CompletionHead head =
        CompletionHead.of("chatcmpl-" + UUID.randomUUID(), Instant.now().getEpochSecond(), NAME);
    Choice choice = new Choice(0, message, reason, null, Extras.NONE);
    return new Completion(head, List.of(choice), null, Extras.NONE);
  }

  private static void models(HttpExchange exchange) throws IOException {
    String list = "{\"object\":\"list\",\"data\":[{\"id\":\"" + NAME + "\",\"object\":\"model\"}]}";
    send(exchange, "application/json", list.getBytes(StandardCharsets.UTF_8));
  }

  private static void chat(HttpExchange exchange) throws IOException {
    ChatRequest request = ChatJson.readRequest(exchange.getRequestBody().readAllBytes());
    Completion answer = answer(request);
    if (request.streamed()) {
      String piece = new String(ChatJson.writeDelta(ChatDelta.of(answer)), StandardCharsets.UTF_8);
      String events = "data: " + piece + "\n\ndata: [DONE]\n\n";
      send(exchange, "text/event-stream", events.getBytes(StandardCharsets.UTF_8));
    } else {
      send(exchange, "application/json", ChatJson.writeCompletion(answer));
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}

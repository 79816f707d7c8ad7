// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.examples.shop.Shop.Appointment;
import dev.parley.examples.shop.Shop.Order;
import dev.parley.examples.shop.Shop.Tea;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.json.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/** The shop as a service of its own, which a Parley server calls as {@code shop.yaml} says. */
final class ShopService implements AutoCloseable {
  private static final int PORT = 8090;
  private static final int MODEL_PORT = 8091;

  private final HttpServer server;

  /** An answer: JSON, or for the model's eyes a reason in plain words. */
  private record Reply(int status, String text) {
    static Reply json(java.util.function.Consumer<JsonWriter> body) {
      return new Reply(200, Json.text(body));
    }
  }

  /** Answers one request. */
  private interface Handler {
    Reply handle(HttpExchange exchange) throws IOException;
  }

  private ShopService(HttpServer server) {
    this.server = server;
  }

  /** Serves the shop of this folder, with a stand-in model beside it, until the process ends. */
  public static void main(String[] arguments) throws IOException {
    ShopService service = start(Shop.open(Path.of("shop.db")), PORT);
    StandInModel model = StandInModel.start(MODEL_PORT);
    System.out.println("The shop is at " + service.url() + ", its model at " + model.url());
  }

  /** Serves on this port of this machine alone; 0 for any. */
  static ShopService start(Shop shop, int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/orders/", exchange -> answer(exchange, e -> order(shop, e)));
    server.createContext("/products", exchange -> answer(exchange, e -> teas(shop, e)));
    server.createContext("/appointments", exchange -> answer(exchange, e -> book(shop, e)));
    server.createContext("/appointments/", exchange -> answer(exchange, e -> booked(shop, e)));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return new ShopService(server);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static Reply order(Shop shop, HttpExchange exchange) {
    return shop.order(rest(exchange))
        .map(order -> Reply.json(out -> write(out, order)))
        .orElse(new Reply(404, "there is no such order: ask for its number"));
  }

  private static Reply teas(Shop shop, HttpExchange exchange) {
    Map<String, String> query = query(exchange);
    BigDecimal most = new BigDecimal(query.getOrDefault("max_price", "1000"));
    return Reply.json(
        out -> {
          out.beginArray();
          shop.teas(query.getOrDefault("words", ""), most).forEach(tea -> write(out, tea));
          out.endArray();
        });
  }

  private static Reply book(Shop shop, HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key == null) {
      return new Reply(400, "the header Idempotency-Key is missing");
    }
    JsonObject body = JsonObject.parse(exchange.getRequestBody().readAllBytes());
    Appointment wanted =
        new Appointment(
            LocalDate.parse(body.requiredString("day")),
            LocalTime.parse(body.requiredString("time")),
            body.requiredString("guest"));
    return shop.book(key, wanted)
        .map(booked -> Reply.json(out -> write(out, booked)))
        .orElse(new Reply(409, "that time is taken: offer another"));
  }

  private static Reply booked(Shop shop, HttpExchange exchange) {
    return shop.appointment(rest(exchange))
        .map(booked -> Reply.json(out -> write(out, booked)))
        .orElse(new Reply(404, "nothing is booked under this key"));
  }

  private static void write(JsonWriter out, Order order) {
    out.beginObject()
        .field("order_id", order.order_id())
        .field("state", order.state())
        .field("arrives", order.arrives().toString())
        .endObject();
  }

  private static void write(JsonWriter out, Tea tea) {
    out.beginObject()
        .field("name", tea.name())
        .field("description", tea.description())
        .name("price")
        .value(tea.price())
        .endObject();
  }

  private static void write(JsonWriter out, Appointment booked) {
    out.beginObject()
        .field("day", booked.day().toString())
        .field("time", booked.time().toString())
        .field("guest", booked.guest())
        .endObject();
  }

  /** The path behind the one that is served. */
  private static String rest(HttpExchange exchange) {
    return exchange
        .getRequestURI()
        .getPath()
        .substring(exchange.getHttpContext().getPath().length());
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void answer(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      Reply reply;
      try {
        reply = handler.handle(exchange);
      } catch (InvalidRequestException | DateTimeException | NumberFormatException e) {
        reply = new Reply(400, String.valueOf(e.getMessage()));
      }
      String type = reply.status() == 200 ? "application/json" : "text/plain; charset=utf-8";
      byte[] body = reply.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A shop that the functions of a server reach over HTTP, and that knows what was asked of it. */
final class Office implements AutoCloseable {
  private static final long LONGEST_SECONDS = 60;

  private static final String STATUS =
      """
      {"order":"A-17","status":"on its way","parcels":[{"id":1,"weight":2.5}],"number":9007199254740993}
      """;

  private static final String BOOKED =
      """
      {"booked":true,"seat":"by the window"}
      """;

  private final WireServer server =
      new WireServer(request -> Wire.json(404, "{\"error\":\"this is no model\"}"));
  private volatile CountDownLatch held = new CountDownLatch(0);

  Office() {
    server.others(this::answer);
  }

  private Wire answer(WireRequest request) {
    await(held);
    return switch (request.path()) {
      case "/status" -> Wire.json(200, STATUS);
      case "/book" -> Wire.json(200, BOOKED);
      default -> Wire.json(500, "{\"error\":\"closed for the holidays\"}");
    };
  }

  /**
   * The functions of {@code parley.yaml}: one that looks, one that must be confirmed, one broken.
   */
  String settings() {
    return """
    functions:
      - name: lookup_order_status
        type: http
        url: "%1$s/status"
        allowed_hosts: ["%2$s"]
        parameters: {type: object, properties: {order_id: {type: string}}, required: [order_id]}
      - name: book_appointment
        type: http
        url: "%1$s/book"
        allowed_hosts: ["%2$s"]
        parameters: {type: object, properties: {day: {type: string}, people: {type: integer}, notes: {type: array}}}
        side_effects: true
        confirm: auto
      - name: find_clerk
        type: http
        url: "%1$s/clerk"
        allowed_hosts: ["%2$s"]
    """
        .formatted(server.url(), server.url().getAuthority());
  }

  /** From now on it answers nothing. */
  void holdBack() {
    held = new CountDownLatch(1);
  }

  /** It answers again, also what it was asked meanwhile. */
  void goOn() {
    held.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the office was never to go on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it was asked for, in order. */
  List<String> asked() {
    return server.requests().stream()
        .map(request -> request.path() + " " + request.body())
        .toList();
  }

  @Override
  public void close() {
    goOn();
    server.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.many;

import dev.parley.domain.chat.RawJson;
import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.json.JsonWriter;
import dev.parley.testkit.wire.Wire;
import dev.parley.testkit.wire.WireRequest;
import dev.parley.testkit.wire.WireServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A provider that takes its time, so that whoever asks it can be killed in the middle, and notes
 * what it was asked.
 */
final class Provider implements AutoCloseable {
  private static final int PIECES = 5;
  private final WireServer server = new WireServer(this::answer);
  private volatile Runnable pause = () -> {};

  /** What it answers to this. */
  static String answerTo(String text) {
    return "the answer to " + text;
  }

  /** What was said before, and last, when it was asked. */
  record Asked(List<String> before, String last) {}

  URI url() {
    return server.url();
  }

  /** Waits as long before each piece of an answer from now on. */
  void takeTime(Duration time) {
    pause = () -> pass(time);
  }

  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Holds back all answers from now on, until that is counted down. */
  CountDownLatch hold() {
    CountDownLatch latch = new CountDownLatch(1);
    pause = () -> pass(latch);
    return latch;
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How often it was asked so far. */
  int count() {
    return server.requests().size();
  }

  /** All that it was asked so far. */
  List<Asked> asked() {
    return server.chats().stream().map(Provider::asked).toList();
  }

  /** The same by conversation: questions begin with its name. */
  Map<String, List<Asked>> askedIn() {
    return asked().stream().collect(Collectors.groupingBy(each -> each.last().split(" ", 2)[0]));
  }

  /** What it was asked in this one. */
  List<Asked> asked(String conversation) {
    return askedIn().getOrDefault(conversation, List.of());
  }

  private static Asked asked(WireRequest request) {
    List<String> said =
        JsonObject.parse(request.body()).objects("messages").stream()
            .filter(message -> !message.requiredString("role").equals("system"))
            .map(message -> message.requiredString("content"))
            .toList();
    return new Asked(said.subList(0, said.size() - 1), said.getLast());
  }

  private Wire answer(WireRequest request) {
    String text = answerTo(asked(request).last());
    JsonObject asked = JsonObject.parse(request.body());
    if (asked.bool("stream").orElse(false)) {
      return Wire.events(events(text)).slowedBy(() -> pause.run());
    }
    for (int i = 0; i < PIECES; i++) {
      pause.run();
    }
    return Wire.json(200, document(text));
  }

  private static String document(String text) {
    return chunk(
        "chat.completion",
        out ->
            out.name("message")
                .beginObject()
                .field("role", "assistant")
                .field("content", text)
                .endObject()
                .field("finish_reason", "stop"));
  }

  private static String[] events(String text) {
    List<String> events = new ArrayList<>();
    int size = Math.ceilDiv(text.length(), PIECES);
    for (int at = 0; at < text.length(); at += size) {
      String piece = text.substring(at, Math.min(text.length(), at + size));
      events.add(
          delta(out -> out.field("role", "assistant").field("content", piece), RawJson.NULL));
    }
    events.add(delta(out -> {}, RawJson.of("stop")));
    events.add("[DONE]");
    return events.toArray(String[]::new);
  }

  private static String delta(Consumer<JsonWriter> delta, RawJson finish) {
    return chunk(
        "chat.completion.chunk",
        out -> {
          delta.accept(out.name("delta").beginObject());
          out.endObject().field("finish_reason", finish);
        });
  }

  private static String chunk(String object, Consumer<JsonWriter> choice) {
    return Json.text(
        out -> {
          out.beginObject().field("id", "chatcmpl-1").field("object", object).field("created", 1);
          out.field("model", "m").name("choices").beginArray().beginObject().field("index", 0);
          choice.accept(out);
          out.endObject().endArray().endObject();
        });
  }

  @Override
  public void close() {
    server.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.browser;

import dev.parley.json.Json;
import dev.parley.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A streamed answer that goes on when the test says so: the parts of an answer on the wire. */
final class Telling extends AbstractList<byte[]> {
  private static final byte[] NOTHING_MORE = {};
  private static final long LONGEST_SECONDS = 60;

  private final BlockingQueue<byte[]> parts = new LinkedBlockingQueue<>();

  Telling() {
    parts.add(
        ascii(
            """
            HTTP/1.1 200 OK\r
            Content-Type: text/event-stream\r
            Transfer-Encoding: chunked\r
            \r
            """));
  }

  /** The whole of a short answer. */
  static Telling of(String text) {
    Telling telling = new Telling();
    telling.say(text).end();
    return telling;
  }

  /** A piece of text. */
  Telling say(String text) {
    return event(choice(delta -> delta.field("content", text), null));
  }

  /** A call of a function, the {@code index}th of this answer. */
  Telling call(int index, String name, String arguments) {
    return event(
        choice(
            delta ->
                delta
                    .name("tool_calls")
                    .beginArray()
                    .beginObject()
                    .field("index", index)
                    .field("id", "made-" + index)
                    .field("type", "function")
                    .name("function")
                    .beginObject()
                    .field("name", name)
                    .field("arguments", arguments)
                    .endObject()
                    .endObject()
                    .endArray(),
            null));
  }

  /** The whole answer is told. */
  void end() {
    end("stop");
  }

  /** The answer ends with the calls that it made. */
  Telling endWithCalls() {
    end("tool_calls");
    return this;
  }

  private void end(String reason) {
    event(choice(delta -> {}, reason));
    event(
        Json.text(
            out ->
                head(out)
                    .name("choices")
                    .beginArray()
                    .endArray()
                    .name("usage")
                    .beginObject()
                    .field("prompt_tokens", 31)
                    .field("completion_tokens", 9)
                    .field("total_tokens", 40)
                    .endObject()
                    .endObject()));
    event("[DONE]");
    parts.add(ascii("0\r\n\r\n"));
    fallSilent();
  }

  /** Nothing more comes; what becomes of the connection is the wire's matter. */
  void fallSilent() {
    parts.add(NOTHING_MORE);
  }

  private Telling event(String data) {
    byte[] event = ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    byte[] size = ascii(Integer.toHexString(event.length) + "\r\n");
    byte[] chunk = new byte[size.length + event.length + 2];
    System.arraycopy(size, 0, chunk, 0, size.length);
    System.arraycopy(event, 0, chunk, size.length, event.length);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    parts.add(chunk);
    return this;
  }

  private static String choice(Consumer<JsonWriter> delta, @Nullable String finish) {
    return Json.text(
        out -> {
          head(out).name("choices").beginArray().beginObject().field("index", 0).name("delta");
          out.beginObject();
          delta.accept(out);
          out.endObject().fieldOrNull("finish_reason", finish).endObject().endArray().endObject();
        });
  }

  private static JsonWriter head(JsonWriter out) {
    return out.beginObject()
        .field("id", "chatcmpl-1")
        .field("object", "chat.completion.chunk")
        .field("created", 1763683200)
        .field("model", "scripted");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Waits for each part. */
  @Override
  public Iterator<byte[]> iterator() {
    return new Iterator<>() {
      private byte @Nullable [] ahead;

      @Override
      public boolean hasNext() {
        return ahead().length > 0;
      }

      @Override
      public byte[] next() {
        byte[] next = ahead();
        if (next.length == 0) {
          throw new NoSuchElementException("nothing more is told");
        }
        ahead = null;
        return next;
      }

      private byte[] ahead() {
        byte[] next = ahead == null ? taken() : ahead;
        ahead = next;
        return next;
      }
    };
  }

  private byte[] taken() {
    try {
      byte[] part = parts.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
      return part == null ? NOTHING_MORE : part;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOTHING_MORE;
    }
  }

  @Override
  public byte[] get(int index) {
    throw new UnsupportedOperationException("a telling is heard in order");
  }

  @Override
  public int size() {
    return parts.size();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.json.Json;
import dev.parley.json.JsonObject;
import dev.parley.server.settings.ByteSize;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** Reads the bodies of requests, of the right type, size and pace. */
public final class Bodies {
  private static final String READ = Bodies.class.getName();
  private static final int FIRST_BYTES = 16 * 1024;
  private static final long SLOWEST_BYTES_PER_SECOND = 1000;
  private static final long THROWN_AWAY_BYTES = 256L << 20;
  private static final Duration THROWING_AWAY = Duration.ofSeconds(20);
  private final long largest;
  private final Duration silence;

  /** Reads as the settings say. */
  public Bodies(HttpSettings settings) {
    this.largest = settings.largestBody();
    this.silence = settings.bodySilence();
  }

  /** The body of a request that must be JSON; empty when there is none. */
  public byte[] json(Context context) throws IOException {
    HttpServletRequest request = context.req();
    if (request.getAttribute(READ) instanceof byte[] body) {
      return body;
    }
    checkType(request);
    if (request.getContentLengthLong() > largest) {
      throw tooLarge();
    }
    byte[] body;
    try {
      body = read(request);
    } catch (IOException e) {
      throw new RefusedException(unread(e));
    }
    Json.requireWholeCharacters(body); // providers refuse others, also once they are history
    return body;
  }

  /** What the body of a request says; one that is not there says nothing. */
  public JsonObject object(Context context) throws IOException {
    byte[] json = json(context);
    return json.length == 0 ? JsonObject.parse("{}") : JsonObject.parse(json);
  }

  /** The body, which the handler of the request will be given again. */
  byte[] readAhead(Context context) throws IOException {
    byte[] body = json(context);
    context.req().setAttribute(READ, body);
    return body;
  }

  private static void checkType(HttpServletRequest request) {
    String type = request.getContentType();
    if (type == null && request.getContentLengthLong() <= 0) {
      return;
    }
    String bare = type == null ? "" : type.split(";", 2)[0].strip();
    if (!bare.toLowerCase(Locale.ROOT).equals(Answers.JSON)) {
      String shown = type == null ? "missing" : bare.isEmpty() ? "empty" : bare;
      throw unsupported("Content-Type is " + shown + ": send application/json");
    }
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported("Content-Encoding is " + encoding + ": send the body uncompressed");
    }
  }

  private static RefusedException unsupported(String message) {
    return new RefusedException(HttpError.invalid(415, "unsupported_media_type", message));
  }

  private byte[] read(HttpServletRequest request) throws IOException {
    InputStream in = request.getInputStream();
    long begin = System.nanoTime();
    byte[] bytes = new byte[Math.clamp(request.getContentLengthLong(), 1, FIRST_BYTES)];
    int length = 0;
    for (int read = in.read(bytes); read >= 0; read = in.read(bytes, length, room(bytes, length))) {
      length += read;
      if (length > largest) {
        throw tooLarge();
      }
      checkPace(length, begin);
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(largest + 1, 2L * length + 1));
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  private static int room(byte[] bytes, int length) {
    return bytes.length - length;
  }

  /** A client that trickles holds a thread for nothing. */
  private void checkPace(long length, long begin) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    Duration allowed = silence.plusSeconds(length / SLOWEST_BYTES_PER_SECOND);
    if (elapsed.compareTo(allowed) > 0) {
      throw new RefusedException(JettyErrors.error(408, "", ""));
    }
  }

  private static HttpError unread(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return JettyErrors.error(408, "", "");
      }
    }
    return HttpError.invalid(
        400, "broken_body", "the body broke off before its end: send the request again");
  }

  private RefusedException tooLarge() {
    long megabytes = new ByteSize(largest).toMegabytes();
    return new RefusedException(
        HttpError.invalid(
            413,
            "body_too_large",
            "the body is larger than server.max_body_mb ("
                + megabytes
                + "): send less, or raise the limit"));
  }

  /**
   * Throws away what is still to come of a body that was refused: a client that is not done sending
   * would take a closed connection for a failure, and never read why.
   */
  static void throwAway(HttpServletRequest request) throws IOException {
    InputStream in = request.getInputStream();
    byte[] block = new byte[FIRST_BYTES];
    long end = System.nanoTime() + THROWING_AWAY.toNanos();
    long thrown = 0;
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      thrown += read;
      if (thrown > THROWN_AWAY_BYTES || System.nanoTime() > end) {
        return;
      }
    }
  }
}

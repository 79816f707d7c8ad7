// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import dev.parley.domain.chat.RawJson;
import java.time.Instant;

/**
 * What is stored under a key. As a document it is one JSON string of lines, since nothing in it
 * needs a JSON library to be read.
 */
sealed interface KeyRecord {
  /** The request that took the key. */
  RequestPrint print();

  /** Names the run that took the key, among all runs. */
  String claim();

  RawJson document();

  /**
   * The request runs.
   *
   * @param holder the engine that runs it
   * @param leaseUntil when it is taken for dead unless it gives a sign of life
   */
  record Running(RequestPrint print, String claim, String holder, Instant leaseUntil)
      implements KeyRecord {
    @Override
    public RawJson document() {
      return lines("running", print.hex(), claim, leaseUntil.toString(), holder);
    }
  }

  /**
   * The request was answered.
   *
   * @param parts how many records hold the answer's text; 0 when it is here
   * @param text the answer as {@link AnswerText} writes it; empty when there are parts
   */
  record Answered(RequestPrint print, String claim, int parts, String text) implements KeyRecord {
    @Override
    public RawJson document() {
      return lines("answered", print.hex(), claim, Integer.toString(parts), text);
    }
  }

  static KeyRecord read(RawJson document) {
    String[] lines = document.asString().split("\n", -1);
    RequestPrint print = new RequestPrint(lines[1]);
    return lines[0].equals("running")
        ? new Running(print, lines[2], lines[4], Instant.parse(lines[3]))
        : new Answered(print, lines[2], Integer.parseInt(lines[3]), lines[4]);
  }

  private static RawJson lines(String... lines) {
    return RawJson.of(String.join("\n", lines));
  }
}

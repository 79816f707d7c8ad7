// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;

final class IdempotencyLawsTest {
  private static final RequestPrint PRINT = Engines.print("some");

  @Property
  void answersComeBackFromTheirText(
      @ForAll @IntRange(min = 100, max = 599) int status,
      @ForAll Map<@StringLength(max = 20) String, @StringLength(max = 20) String> headers,
      @ForAll byte[] body) {
    KeptAnswer answer = new KeptAnswer(status, headers, body);
    assertThat(AnswerText.decode(AnswerText.encode(answer))).isEqualTo(answer);
  }

  @Property
  void recordsComeBackFromTheirDocuments(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 40) String claim,
      @ForAll @AlphaChars @StringLength(min = 1, max = 40) String holder,
      @ForAll @IntRange(max = 1000) int parts,
      @ForAll byte[] body) {
    KeyRecord running =
        new KeyRecord.Running(
            PRINT, claim, holder, Instant.ofEpochMilli(1_700_000_000_123L + parts));
    assertThat(KeyRecord.read(running.document())).isEqualTo(running);
    String text = AnswerText.encode(new KeptAnswer(200, Map.of(), body));
    KeyRecord answered = new KeyRecord.Answered(PRINT, claim, parts, text);
    assertThat(KeyRecord.read(answered.document())).isEqualTo(answered);
  }

  @Property
  void printsAreEqualWhenRequestsAre(
      @ForAll @Size(max = 4) List<@StringLength(max = 3) String> line,
      @ForAll @Size(max = 4) List<@StringLength(max = 3) String> other,
      @ForAll @Size(max = 4) byte[] body) {
    assertThat(RequestPrint.of(line, body).equals(RequestPrint.of(other, body)))
        .isEqualTo(line.equals(other));
  }

  @Property
  void onlyWhatStaysTrueIsKept(@ForAll @IntRange(min = 100, max = 599) int status) {
    boolean failure = status >= 499 || status < 200 || (status >= 300 && status < 400);
    boolean passing = List.of(401, 403, 407, 408, 409, 421, 425, 429).contains(status);
    assertThat(KeptAnswer.isKept(status)).isEqualTo(!failure && !passing);
  }

  /** Whatever happens to one key in an engine that may die at any time. */
  @Property
  void keyIsHeldByOneRunOrAnsweredOrFree(
      @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> steps) {
    Engines engines = new Engines();
    Idempotency engine = engines.alone();
    @Nullable Claim held = null;
    @Nullable KeptAnswer kept = null;
    int number = 0;
    for (int step : steps) {
      if (step == 3) {
        engine = engines.alone();
        held = null;
      } else if (step == 4 && held == null) {
        engines.clock.advance(Idempotency.RETENTION);
        kept = null;
      } else if (held == null) {
        Begun begun = Engines.begin(engine);
        if (kept != null) {
          assertThat(begun).isEqualTo(new Begun.Repeated(kept));
        } else {
          held = ((Begun.First) begun).claim();
        }
      } else if (step == 1) {
        kept = Engines.answer("answer " + number++);
        assertThat(held.keep(kept)).isTrue();
        held = null;
      } else if (step == 2) {
        held.release();
        held = null;
      }
    }
  }
}

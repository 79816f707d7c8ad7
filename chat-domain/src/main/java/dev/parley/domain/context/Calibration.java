// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

/**
 * What a model's own counts of prompts taught about ours. Immutable.
 *
 * <p>The thought is that of TCP's time-outs (RFC 6298): a bound from experience, not a mean. What
 * is kept is not a smoothed mean and deviation, though, for those move with every answer, and a
 * correction that moves would move the place where conversations are cut. It is the highest need of
 * the last answers, in sixteenths.
 *
 * <ul>
 *   <li><b>Up at once:</b> an answer that needs more than the correction gives raises it, however
 *       it was counted. What is up to {@value #TEMPLATE} tokens more is the template's, as a fixed
 *       number, and only the rest is a factor: one short prompt must not double the long ones. More
 *       than twice the count teaches nothing: the provider added something of its own, such as the
 *       results of a search.
 *   <li><b>Down slowly:</b> only after {@value #ANSWERS} answers agree, only by two sixteenths or
 *       more, and with one to spare; after each time that it proved too low, only after twice as
 *       many as before. Pictures, calls and tools can't bring it down: nobody knows what they cost.
 *   <li><b>Never by a prompt that was cut:</b> a low report counts only for a prompt that by our
 *       count, which errs upwards, is no longer than one that the model has read before. What fits
 *       what was read once was read whole now.
 * </ul>
 */
public final class Calibration {
  /** Nothing was learned yet: our count stands. */
  public static final Calibration NONE = new Calibration(0, Lessons.NONE, Correction.NONE);

  /** So many answers in a row must agree before a correction comes down. */
  static final int ANSWERS = 8;

  /** A template that we do not know, or its words about tools, may add so many tokens. */
  static final int TEMPLATE = 256;

  /** What is added is a multiple of this. */
  private static final int STEP = 32;

  /**
   * Of the least that a prompt should have been, so much is expected at least. Texts of one kind
   * differ by less than the rest; who drops a message of a long conversation drops more.
   */
  private static final double CUT = 0.8;

  /** A prompt may be short of so many tokens without being cut: those of the template. */
  private static final int SLACK = 32;

  private final long longest;
  private final Lessons lessons;
  private final Correction correction;

  private Calibration(long longest, Lessons lessons, Correction correction) {
    this.longest = longest;
    this.lessons = lessons;
    this.correction = correction;
  }

  public Correction correction() {
    return correction;
  }

  /** Whether enough answers agreed to trust an estimate from below, too. */
  public boolean isSettled() {
    return !lessons.before().equals(Lesson.NONE);
  }

  /**
   * What is known after one more answer.
   *
   * @param counted the prompt as we count it, without any correction
   * @param told the prompt as the provider counted it; 0 teaches nothing
   * @param plain whether the prompt is plain text and nothing else
   */
  public Calibration learn(int counted, long told, boolean plain) {
    if (counted <= 0 || told <= 0 || told - TEMPLATE > 2L * counted) {
      return this;
    }
    long most = Math.max(longest, told);
    int corrected = correction.ofPrompt(counted, counted);
    boolean raises = told > corrected;
    boolean whole = raises || Math.max(counted, corrected) <= longest;
    if (!(raises || (plain && whole))) {
      return reading(told);
    }
    int need = need(counted, told);
    int over = Math.toIntExact(Math.clamp(told - counted, 0, TEMPLATE));
    Lessons more = lessons.with(lessons.now().needing(need, over));
    Correction raised = raised(need, over);
    if (!raised.equals(correction)) {
      more = more.mistaken();
    }
    if (!plain || counted <= Correction.LEAST) {
      return new Calibration(most, more, raised);
    }
    more = more.with(more.now().agreeing((double) told / counted));
    if (!more.isOver()) {
      return new Calibration(most, more, raised);
    }
    Correction lowered = lowered(raised, more.both());
    return new Calibration(most, more.next(!lowered.equals(raised)), lowered);
  }

  /** What is known after a prompt that taught nothing but that the model reads so much. */
  public Calibration reading(long told) {
    return new Calibration(Math.max(longest, told), lessons, correction);
  }

  /** What is known after a prompt was refused as too long: what was lowered stands as counted. */
  public Calibration refused() {
    return correction.lowers()
        ? new Calibration(
            longest, lessons.mistaken(), new Correction(Correction.WHOLE, correction.added()))
        : this;
  }

  /**
   * Whether the provider read so much less than it was sent that it must have cut the prompt
   * without a word. An exact count is believed from the start, an estimate once it {@link
   * #isSettled}. No prompt is called cut that is no longer than what the model has read before,
   * unless experience speaks against it: its tokenizer differs then, and is learned.
   *
   * @param counted the prompt as we count it, without any correction
   * @param plain how many of these tokens are of plain text: those, the provider must have read
   * @param exact whether those are counted by the model's own tokenizer
   * @param told the prompt as the provider counted it; 0 means that it did not say
   */
  public boolean isCut(int counted, int plain, boolean exact, long told) {
    if (told <= 0 || !(isSettled() || (exact && counted > longest))) {
      return false;
    }
    double least = isSettled() ? lessons.both().least() : 1;
    return told + SLACK < CUT * least * plain;
  }

  /**
   * The factor that this answer needed, in sixteenths; of a short prompt, what is added will do.
   */
  private static int need(int counted, long told) {
    if (counted <= Correction.LEAST && told <= counted + TEMPLATE) {
      return Correction.SMALLEST;
    }
    if (told > counted) {
      long factored = Math.max(counted, told - TEMPLATE);
      return Math.toIntExact(Math.ceilDiv(factored * Correction.WHOLE, counted));
    }
    return Math.max(
        Correction.SMALLEST,
        Math.toIntExact(Math.ceilDiv(told * Correction.WHOLE, (long) counted)));
  }

  private Correction raised(int need, int over) {
    return new Correction(
        need > correction.sixteenths() ? withOneToSpare(need) : correction.sixteenths(),
        Math.max(correction.added(), inSteps(over)));
  }

  private static Correction lowered(Correction from, Lesson learned) {
    int over = inSteps(learned.over());
    return new Correction(
        learned.need() + 1 < from.sixteenths() ? withOneToSpare(learned.need()) : from.sixteenths(),
        over + STEP < from.added() ? over : from.added());
  }

  /** An estimate errs upwards already: none is to spare above our own count. */
  private static int withOneToSpare(int need) {
    return need == Correction.WHOLE ? need : Math.min(need + 1, Correction.LARGEST);
  }

  private static int inSteps(int tokens) {
    return Math.ceilDiv(tokens, STEP) * STEP;
  }

  /**
   * What some answers in a row taught.
   *
   * @param answers how many agreed
   * @param need the highest factor that they needed, in sixteenths
   * @param over the most tokens by which one exceeded our count
   * @param least the lowest ratio of the model's count to ours
   */
  private record Lesson(int answers, int need, int over, double least) {
    static final Lesson NONE = new Lesson(0, Correction.SMALLEST, 0, Double.MAX_VALUE);

    Lesson needing(int factor, int tokens) {
      return new Lesson(answers, Math.max(need, factor), Math.max(over, tokens), least);
    }

    Lesson agreeing(double ratio) {
      return new Lesson(answers + 1, need, over, Math.min(least, ratio));
    }

    Lesson with(Lesson other) {
      return new Lesson(
          answers + other.answers,
          Math.max(need, other.need),
          Math.max(over, other.over),
          Math.min(least, other.least));
    }
  }

  /**
   * What the answers of late taught.
   *
   * @param before the lesson that is over
   * @param now the one that is going on
   * @param patience how many answers it takes. Each time that a correction came down too far, the
   *     next one takes twice as many: it must not swing
   * @param trial whether the correction came down, and no answer spoke against it yet
   */
  private record Lessons(Lesson before, Lesson now, int patience, boolean trial) {
    static final int MOST_PATIENCE = 1024;
    static final Lessons NONE = new Lessons(Lesson.NONE, Lesson.NONE, ANSWERS, false);

    Lessons with(Lesson more) {
      return new Lessons(before, more, patience, trial);
    }

    Lessons mistaken() {
      return trial ? new Lessons(before, now, Math.min(2 * patience, MOST_PATIENCE), false) : this;
    }

    boolean isOver() {
      return now.answers() >= patience;
    }

    Lesson both() {
      return before.with(now);
    }

    Lessons next(boolean cameDown) {
      return new Lessons(now, Lesson.NONE, patience, trial || cameDown);
    }
  }
}

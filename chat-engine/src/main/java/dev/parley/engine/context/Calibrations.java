// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.Calibration;
import dev.parley.domain.context.Correction;
import dev.parley.domain.context.CutUpstream;
import dev.parley.domain.context.PlainText;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.usage.ChatEvent.PromptRead;
import dev.parley.port.ChatObserver;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of each model taught about the counts of its prompts, in memory: a start begins
 * anew, and learns again in a few answers. Thread-safe; nobody waits.
 *
 * <p>Only prompts that were counted anyway teach something. A prompt that was billed more than
 * once, or to which the provider adds a schema, teaches nothing, nor does one whose pictures cost
 * more than was thought: that says nothing of texts.
 */
public final class Calibrations {
  /** Of more models, the one that came first is forgotten: it learns again in a few answers. */
  static final int MOST = 256;

  private static final System.Logger LOG = System.getLogger("dev.parley.context");
  private static final Duration QUIET = Duration.ofHours(1);

  private final Map<Key, Model> models = new ConcurrentHashMap<>();
  private final Queue<Key> order = new ConcurrentLinkedQueue<>();
  private final Clock clock;
  private final ChatObserver observer;

  /**
   * Knows of no model yet.
   *
   * @param observer is told of each prompt that is compared
   */
  public Calibrations(Clock clock, ChatObserver observer) {
    this.clock = clock;
    this.observer = observer;
  }

  /** What that model's counts are corrected by. */
  Correction correction(String provider, ModelId model) {
    Model known = models.get(new Key(provider, model));
    return known == null ? Correction.NONE : known.learned().get().correction();
  }

  /**
   * A model has answered: its count of the prompt is compared with ours. Costs nothing where nobody
   * counted.
   *
   * @param usage null when the provider did not say
   * @return what shows that the provider cut the prompt; empty when nothing does
   */
  public Optional<CutUpstream> read(String provider, Prompt prompt, @Nullable Usage usage) {
    TokenCount count = prompt.count().known();
    if (count == null || usage == null || !isTelling(prompt.request())) {
      return Optional.empty();
    }
    Key key = new Key(provider, prompt.request().model());
    try {
      return compare(key, prompt.count(), count, told(usage));
    } catch (ParleyException e) {
      LOG.log(Level.DEBUG, "the prompt of an answer could not be counted", e);
      return Optional.empty();
    }
  }

  /** A provider refused a prompt as too long. */
  public void refused(String provider, ModelId model) {
    Model known = models.get(new Key(provider, model));
    if (known != null) {
      Calibration unused = known.learned().updateAndGet(Calibration::refused);
    }
  }

  private Optional<CutUpstream> compare(Key key, PromptCount prompt, TokenCount count, long told) {
    if (told <= 0 || count.counted() == 0) {
      return Optional.empty();
    }
    Model model = model(key);
    boolean cut = isCut(model.learned().get(), prompt, count, told);
    if (told <= count.counted() || prompt.messages().stream().noneMatch(PlainText::hasMedia)) {
      boolean plain = !cut && (count.exact() || prompt.counter().isPlain(prompt.messages()));
      // a count that was not lowered, and suffices, says nothing of what lowering is right
      boolean teaches = plain || told > count.tokens();
      model
          .learned()
          .updateAndGet(
              known -> teaches ? known.learn(count.counted(), told, plain) : known.reading(told));
    }
    observer.observe(new PromptRead(key.provider(), key.model(), count.tokens(), told, cut));
    if (!cut) {
      return Optional.empty();
    }
    warn(key, model, count, told);
    return Optional.of(new CutUpstream(count.tokens(), told));
  }

  private static boolean isCut(Calibration known, PromptCount prompt, TokenCount count, long told) {
    int all = count.counted();
    if (!known.isCut(all, all, true, told)) {
      return false;
    }
    if (count.exact()) {
      return true;
    }
    if (prompt.counter().isPlain(prompt.messages())) {
      return known.isCut(all, all, false, told);
    }
    PromptCounter counter = prompt.counter();
    return known.isCut(all, counter.plain(prompt.messages(), true), true, told)
        || (known.isSettled()
            && known.isCut(all, counter.plain(prompt.messages(), false), false, told));
  }

  /** What is read from a cache is part of the prompt, unless the numbers say otherwise. */
  private static long told(Usage usage) {
    Usage.PromptDetails details = usage.promptDetails();
    Long cached = details == null ? null : details.cachedTokens();
    long told = usage.promptTokens();
    return cached != null && cached > told ? told + cached : told;
  }

  private static boolean isTelling(ChatRequest request) {
    return request.parameters().get(Parameter.N).orElse(1L) == 1
        && request.parameters().get(Parameter.RESPONSE_FORMAT).isEmpty();
  }

  private Model model(Key key) {
    Model known = models.get(key);
    if (known != null) {
      return known;
    }
    Model fresh = new Model(new AtomicReference<>(Calibration.NONE), new AtomicReference<>());
    Model before = models.putIfAbsent(key, fresh);
    if (before != null) {
      return before;
    }
    order.add(key);
    while (models.size() > MOST) {
      Key first = order.poll();
      if (first == null) {
        break;
      }
      models.remove(first);
    }
    return fresh;
  }

  private void warn(Key key, Model model, TokenCount count, long told) {
    Instant now = clock.instant();
    Instant last = model.warned().get();
    if ((last == null || !now.isBefore(last.plus(QUIET)))
        && model.warned().compareAndSet(last, now)) {
      LOG.log(
          Level.WARNING,
          "provider {0} read {1} tokens of a prompt of {2} for model {3}: it seems to cut what is"
              + " too long for it without saying so. Let it take more (Ollama: num_ctx or"
              + " OLLAMA_CONTEXT_LENGTH), or set providers.{0}.context_tokens to what it takes",
          key.provider(),
          Long.toString(told),
          Integer.toString(count.tokens()),
          key.model());
    }
  }

  private record Key(String provider, ModelId model) {}

  private record Model(
      AtomicReference<Calibration> learned, AtomicReference<@Nullable Instant> warned) {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.ImagePart;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.context.Correction;
import dev.parley.domain.context.CutUpstream;
import dev.parley.domain.context.Fitted;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.usage.ChatEvent.PromptRead;
import dev.parley.testkit.RecordingObserver;
import dev.parley.testkit.ScriptedChatModel;
import dev.parley.testkit.SteppedClock;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CalibrationsTest {
  private final SteppedClock clock = SteppedClock.create();
  private final RecordingObserver observer = new RecordingObserver();
  private final Calibrations calibrations = new Calibrations(clock, observer);

  @Test
  void providersOfOneModelAreLearnedApart() {
    assertThat(read("far", "llama", 1000, 1500)).isEmpty();

    assertThat(calibrations.correction("far", new ModelId("llama")).factor()).isGreaterThan(1);
    assertThat(calibrations.correction("near", new ModelId("llama"))).isEqualTo(Correction.NONE);
  }

  @Test
  void noMoreThanSoManyModelsAreKept() {
    IntStream.rangeClosed(0, Calibrations.MOST)
        .forEach(i -> assertThat(read("far", "m" + i, 1000, 1500)).isEmpty());

    assertThat(calibrations.correction("far", new ModelId("m0"))).isEqualTo(Correction.NONE);
    assertThat(calibrations.correction("far", new ModelId("m1")).factor()).isGreaterThan(1);
  }

  @Test
  void answersFromManyThreadsAllCount() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= 64; i++) {
        int over = i;
        var unused = threads.submit(() -> read("far", "llama", 1000, 1000 + over));
      }
    }
    assertThat(calibrations.correction("far", new ModelId("llama")).added()).isEqualTo(64);
  }

  @Test
  void promptThatIsBilledForEachChoiceOrWithASchemaTeachesNothing() {
    Parameters two = Parameters.NONE.with(Parameter.N, 2L);
    Parameters schema =
        Parameters.NONE.with(Parameter.RESPONSE_FORMAT, new RawJson("{\"type\":\"text\"}"));
    for (Parameters parameters : List.of(two, schema)) {
      Prompt prompt = prompt("llama", 1000, parameters);
      assertThat(calibrations.read("far", prompt, Usage.of(1900, 1))).isEmpty();
    }
    assertThat(calibrations.correction("far", new ModelId("llama"))).isEqualTo(Correction.NONE);
  }

  @Test
  void pictureThatCostsMoreThanWasThoughtRaisesNoText() {
    Message picture =
        new UserMessage(
            new PartsContent(
                List.of(
                    new ImagePart(
                        new ImagePart.ImageUrl("https://example.org/tea.png", null, Extras.NONE),
                        Extras.NONE))),
            null,
            Extras.NONE);
    Prompt prompt = prompt(ChatRequest.of("llama", picture), 1500, false);

    assertThat(calibrations.read("far", prompt, Usage.of(2800, 1))).isEmpty();

    assertThat(calibrations.correction("far", new ModelId("llama"))).isEqualTo(Correction.NONE);
  }

  @Test
  void promptThatWasNotLoweredSaysNothingAgainstTheLowering() {
    lower();
    double lowered = calibrations.correction("far", new ModelId("llama")).factor();
    Prompt chinese = prompt(ChatRequest.of("llama", Message.user("茶".repeat(100))), 4000, false);

    assertThat(calibrations.read("far", chinese, Usage.of(3200, 1))).isEmpty();

    assertThat(calibrations.correction("far", new ModelId("llama")).factor()).isEqualTo(lowered);
  }

  @Test
  void promptThatIsRefusedAsTooLongEndsTheLowering() {
    lower();

    calibrations.refused("far", new ModelId("llama"));
    calibrations.refused("far", new ModelId("nobody knows it"));

    assertThat(calibrations.correction("far", new ModelId("llama")).factor()).isEqualTo(1);
  }

  private void lower() {
    Prompt english = prompt(ChatRequest.of("llama", Message.user("tea")), 4000, false);
    assertThat(calibrations.read("far", english, Usage.of(4000, 1))).isEmpty();
    for (int i = 0; i < 32; i++) {
      assertThat(calibrations.read("far", english, Usage.of(2600, 1))).isEmpty();
    }
    assertThat(calibrations.correction("far", new ModelId("llama")).lowers()).isTrue();
  }

  @Test
  void observerIsToldOfEachPromptThatIsCompared() {
    assertThat(read("far", "llama", 1000, 990)).isEmpty();
    assertThat(read("far", "llama", 8000, 4096)).isPresent();
    assertThat(read("far", "llama", 8000, 0)).isEmpty();

    ModelId llama = new ModelId("llama");
    assertThat(observer.events())
        .containsExactly(
            new PromptRead("far", llama, 1000, 990, false),
            new PromptRead("far", llama, 8000, 4096, true));
  }

  @Test
  void logSaysItOnceAnHourForEachModel() {
    List<String> said = new ArrayList<>();
    Handler handler = new Listening(said);
    Logger logger = Logger.getLogger("dev.parley.context");
    logger.addHandler(handler);
    try {
      assertThat(read("far", "llama", 8000, 4096)).isPresent();
      assertThat(read("far", "llama", 8000, 4096)).isPresent();
      assertThat(said).hasSize(1);
      assertThat(read("far", "qwen", 8000, 4096)).isPresent();
      assertThat(said).hasSize(2);
      clock.advance(Duration.ofHours(1));
      assertThat(read("far", "llama", 8000, 4096)).isPresent();
      assertThat(said).hasSize(3);
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(said.getFirst())
        .contains("far", "4096", "8000", "llama", "num_ctx", "providers.far.context_tokens");
  }

  private Optional<CutUpstream> read(String provider, String model, int counted, long told) {
    return calibrations.read(provider, prompt(model, counted, Parameters.NONE), Usage.of(told, 1));
  }

  private static Prompt prompt(String model, int counted, Parameters parameters) {
    return prompt(
        ChatRequest.of(model, Message.user("tea")).withParameters(parameters), counted, true);
  }

  private static Prompt prompt(ChatRequest request, int counted, boolean exact) {
    Fitted fitted =
        new Fitted(
            request.messages(),
            0,
            new TokenCount(counted, exact),
            () -> {
              throw new AssertionError("nobody asked for the ledger");
            });
    PromptCounter counter =
        new PromptCounter(new ScriptedChatModel(request.model().value()), request, Correction.NONE);
    return new Prompt(request, 0, new PromptCount(fitted, counter));
  }

  private static final class Listening extends Handler {
    private final List<String> said;

    Listening(List<String> said) {
      this.said = said;
    }

    @Override
    public void publish(LogRecord entry) {
      said.add(MessageFormat.format(entry.getMessage(), entry.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.ModelId;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderRejectedException;
import dev.parley.domain.error.ProviderTimeoutException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.domain.error.RateLimitedException;
import dev.parley.port.ChatModel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fake, played like any provider. */
final class ScriptedModelUnderTest implements ModelUnderTest {
  private static final String TEXT = "Grüße, 世界 😀!";

  private final ScriptedChatModel model;
  private final ChatModel seen;
  private Gate gate = new Gate();

  ScriptedModelUnderTest() {
    this(model -> model);
  }

  private ScriptedModelUnderTest(Function<ScriptedChatModel, ChatModel> view) {
    model = new ScriptedChatModel("scripted", "second");
    seen = view.apply(model);
    model.otherwise(request -> said());
  }

  /** The fake whose words are texts. */
  static ScriptedModelUnderTest ofTexts() {
    return new ScriptedModelUnderTest(
        model -> new TextsAsChats<>(new ScriptedTextModel(model), model.models().getFirst()));
  }

  @Override
  public ChatModel model() {
    return seen;
  }

  @Override
  public ModelId known() {
    return new ModelId("scripted");
  }

  @Override
  public Optional<String> expectedText() {
    return Optional.of(TEXT);
  }

  @Override
  public void stallBeforeAnswering() {
    gate = new Gate();
    model.otherwise(request -> Script.waiting(gate).thenText(TEXT));
  }

  @Override
  public void stallAfterFirstPiece() {
    gate = new Gate();
    model.otherwise(request -> Script.text("Grüße,").thenWait(gate).thenText(" 世界 😀!"));
  }

  @Override
  public void awaitStalled() throws InterruptedException {
    gate.awaitReached();
  }

  @Override
  public Set<Failure> failures() {
    return EnumSet.allOf(Failure.class);
  }

  @Override
  public void fail(Failure failure) {
    Script begin = failure == Failure.BREAKS_OFF ? Script.text("Grüße,") : Script.empty();
    model.otherwise(request -> begin.thenFail(error(failure)));
  }

  static ParleyException error(Failure failure) {
    return switch (failure) {
      case REJECTS -> new ProviderRejectedException(400, "invalid_value", "no such voice", "voice");
      case LIMITS_RATE -> new RateLimitedException("too many requests", Duration.ofSeconds(3));
      case IS_SILENT -> new ProviderTimeoutException("nothing came within 60 s");
      case IS_DOWN, TALKS_NONSENSE, BREAKS_OFF ->
          new ProviderUnavailableException("provider_error", "the provider is broken");
    };
  }

  @Override
  public int received() {
    return model.requests().size();
  }

  @Override
  public int working() {
    return model.open();
  }

  @Override
  public void close() {
    gate.open();
  }

  private static Script said() {
    return Script.text("Grüße,", " 世", "界", " 😀", "!");
  }
}

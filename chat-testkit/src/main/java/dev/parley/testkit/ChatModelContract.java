// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.chat.CompletionAssembler;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameter;
import dev.parley.domain.chat.Role;
import dev.parley.domain.context.Capabilities;
import dev.parley.domain.error.NotFoundException;
import dev.parley.domain.error.ParleyException;
import dev.parley.domain.error.ProviderUnavailableException;
import dev.parley.port.ChatStream;
import dev.parley.testkit.ModelUnderTest.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link dev.parley.port.ChatModel} does. */
public abstract class ChatModelContract {
  private static final ModelId UNKNOWN = new ModelId("no-such-model-anywhere");

  private ModelUnderTest provider;

  protected ChatModelContract() {}

  /** A provider of this test's own, that answers. */
  protected abstract ModelUnderTest provider() throws Exception;

  @BeforeEach
  final void openProvider() throws Exception {
    provider = provider();
  }

  @AfterEach
  final void closeProvider() {
    provider.close();
  }

  @Test
  void nothingIsSentBeforeTheFirstHasNext() {
    try (ChatStream answer = provider.model().chat(streamed())) {
      assertThat(provider.received()).isZero();
      assertThat(answer.hasNext()).isTrue();
      assertThat(provider.received()).isOne();
    }
  }

  @Test
  void plainAnswerIsOnePieceWithFinishReasonAndUsage() {
    List<ChatDelta> pieces = readAll(plain());
    assertThat(pieces).hasSize(1);
    assertWhole(pieces);
  }

  @Test
  void streamedAnswerComesInPiecesWithUsageAtTheEnd() {
    List<ChatDelta> pieces = readAll(streamed());
    assertThat(pieces).hasSizeGreaterThan(2);
    assertThat(pieces.getFirst().choices().getFirst().role()).isEqualTo(Role.ASSISTANT);
    assertThat(pieces.getLast().usage()).isNotNull();
    assertThat(pieces.stream().filter(piece -> !piece.text().isEmpty()).count())
        .as("pieces of text")
        .isGreaterThan(1);
    assertWhole(pieces);
  }

  @Test
  void aRequestIsAnsweredEachTimeItIsAsked() {
    ChatRequest request = streamed();
    readAll(request);
    assertWhole(readAll(request));
    assertThat(provider.received()).isEqualTo(2);
  }

  @Test
  void twoAnswersAtOnceDoNotMix() throws Exception {
    try (ChatStream first = provider.model().chat(streamed());
        ChatStream second = provider.model().chat(plain())) {
      assertThat(first.hasNext()).isTrue();
      Reader reader = Reader.of(second);
      List<ChatDelta> pieces = new ArrayList<>();
      first.forEachRemaining(pieces::add);
      assertWhole(pieces);
      reader.join();
      assertThat(reader.error()).isNull();
      assertWhole(reader.pieces());
    }
  }

  @Test
  void askingTwiceWhetherThereIsMoreLosesNothing() {
    try (ChatStream answer = provider.model().chat(streamed())) {
      List<ChatDelta> pieces = new ArrayList<>();
      while (answer.hasNext()) {
        assertThat(answer.hasNext()).isTrue();
        pieces.add(answer.next());
      }
      assertWhole(pieces);
    }
  }

  @Test
  void nextAloneReadsTheAnswerAndThenSaysThatThereIsNoMore() {
    try (ChatStream answer = provider.model().chat(plain())) {
      assertWhole(List.of(answer.next()));
      assertThatThrownBy(answer::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void afterTheEndThereIsNoMore(boolean stream) {
    try (ChatStream answer = provider.model().chat(request(stream))) {
      answer.forEachRemaining(piece -> {});
      assertThat(answer.hasNext()).isFalse();
      assertThat(answer.hasNext()).isFalse();
      assertThatThrownBy(answer::next).isInstanceOf(NoSuchElementException.class);
    }
    Await.until("the provider is done", () -> provider.working() == 0);
  }

  @Test
  void closedBeforeTheFirstReadNothingIsSent() {
    ChatStream answer = provider.model().chat(streamed());
    answer.close();
    assertThat(answer.hasNext()).isFalse();
    assertThatThrownBy(answer::next).isInstanceOf(NoSuchElementException.class);
    assertThat(provider.received()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closingUnblocksAReaderThatWaitsForTheFirstByte(boolean stream) throws Exception {
    provider.stallBeforeAnswering();
    ChatStream answer = provider.model().chat(request(stream));
    Reader reader = Reader.of(answer);
    provider.awaitStalled();
    answer.close();
    reader.join();
    assertThat(reader.error()).isNull();
    assertThat(reader.pieces()).isEmpty();
    Await.until("the provider stopped its work", () -> provider.working() == 0);
  }

  @Test
  void closingUnblocksAReaderInTheMiddleOfAnAnswer() throws Exception {
    provider.stallAfterFirstPiece();
    ChatStream answer = provider.model().chat(streamed());
    Reader reader = Reader.of(answer);
    provider.awaitStalled();
    Await.until("a piece came", () -> !reader.pieces().isEmpty());
    answer.close();
    reader.join();
    assertThat(reader.error()).isNull();
    assertThat(answer.hasNext()).isFalse();
    Await.until("the provider stopped its work", () -> provider.working() == 0);
  }

  @Test
  void closingInTheMiddleStopsTheProviderThoughNobodyReadsOn() {
    provider.stallAfterFirstPiece();
    ChatStream answer = provider.model().chat(streamed());
    answer.next();
    assertThat(provider.working()).isOne();
    answer.close();
    Await.until("the provider stopped its work", () -> provider.working() == 0);
    assertThat(answer.hasNext()).isFalse();
    assertThatThrownBy(answer::next).isInstanceOf(NoSuchElementException.class);
  }

  @RepeatedTest(5)
  void closingManyTimesFromManyThreadsAtAnyTimeIsHarmless() throws Exception {
    ChatStream answer = provider.model().chat(streamed());
    Reader reader = Reader.of(answer);
    List<Thread> closers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      closers.add(Thread.ofVirtual().start(answer::close));
    }
    for (Thread closer : closers) {
      assertThat(closer.join(Await.LONGEST)).isTrue();
    }
    reader.join();
    answer.close();
    assertThat(reader.error()).isNull();
    assertThat(answer.hasNext()).isFalse();
    Await.until("the provider stopped its work", () -> provider.working() == 0);
  }

  @Test
  void closingOneAnswerLeavesTheNextWhole() {
    try (ChatStream answer = provider.model().chat(streamed())) {
      answer.next();
    }
    assertWhole(readAll(streamed()));
    assertWhole(readAll(plain()));
  }

  @Test
  void closingAfterTheEndLeavesTheNextWhole() {
    ChatStream first = provider.model().chat(streamed());
    first.forEachRemaining(piece -> {});
    ChatStream second = provider.model().chat(streamed());
    List<ChatDelta> pieces = new ArrayList<>();
    pieces.add(second.next());
    first.close();
    first.close();
    second.forEachRemaining(pieces::add);
    assertWhole(pieces);
    second.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interruptingAVirtualThreadThatReadsEndsTheAnswerWithAnError(boolean stream)
      throws Exception {
    provider.stallBeforeAnswering();
    try (ChatStream answer = provider.model().chat(request(stream))) {
      Reader reader = Reader.of(answer);
      provider.awaitStalled();
      reader.interrupt();
      reader.join();
      assertThat(reader.error()).isInstanceOf(ProviderUnavailableException.class);
      assertThat(reader.wasInterrupted()).as("interrupt flag").isTrue();
      Await.until("the provider stopped its work", () -> provider.working() == 0);
      assertThat(answer.hasNext()).isFalse();
    }
  }

  @Test
  void modelsNameTheKnownOneAndItsCapabilitiesAreStable() {
    assertThat(provider.model().models()).contains(provider.known());
    Capabilities first = provider.model().capabilities(provider.known());
    assertThat(provider.model().capabilities(provider.known())).isEqualTo(first);
    first.window().ifPresent(window -> assertThat(window).isPositive());
  }

  @Test
  void anUnknownModelHasUnknownCapabilities() {
    assertThat(provider.model().capabilities(UNKNOWN)).isEqualTo(Capabilities.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUnknownModelIsNotFound(boolean stream) {
    try (ChatStream answer = provider.model().chat(request(stream).withModel(UNKNOWN))) {
      assertThatThrownBy(answer::hasNext)
          .isInstanceOfSatisfying(
              NotFoundException.class, e -> assertThat(e.code()).isEqualTo("model_not_found"))
          .hasMessageContaining(UNKNOWN.value());
      assertThat(answer.hasNext()).isFalse();
    }
  }

  @TestFactory
  Stream<DynamicTest> aFailureIsTypedAndEndsTheAnswer() {
    return Stream.of(Failure.values())
        .filter(provider.failures()::contains)
        .flatMap(
            failure ->
                Stream.of(true, false)
                    .map(
                        stream ->
                            dynamicTest(
                                failure + (stream ? " streamed" : " plain"),
                                () -> assertFails(failure, stream))));
  }

  private void assertFails(Failure failure, boolean stream) {
    provider.fail(failure);
    List<ChatDelta> pieces = new ArrayList<>();
    try (ChatStream answer = provider.model().chat(request(stream))) {
      assertThatThrownBy(() -> answer.forEachRemaining(pieces::add))
          .isInstanceOf(failure.error())
          .isInstanceOfSatisfying(ParleyException.class, e -> assertThat(e.code()).isNotBlank())
          .hasMessageMatching("(?s).{8,}");
      assertThat(answer.hasNext()).isFalse();
      assertThatThrownBy(answer::next).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(pieces.isEmpty()).isEqualTo(failure != Failure.BREAKS_OFF || !stream);
    Await.until("the provider stopped its work", () -> provider.working() == 0);
  }

  private void assertWhole(List<ChatDelta> pieces) {
    CompletionAssembler sum = new CompletionAssembler();
    pieces.forEach(sum::add);
    Completion answer = sum.completion();
    assertThat(answer.choices()).hasSize(1);
    assertThat(answer.text()).isNotBlank();
    assertThat(answer.choices().getFirst().finishReason()).isNotNull();
    assertThat(answer.usage()).isNotNull();
    assertThat(answer.usage().promptTokens()).isPositive();
    assertThat(answer.usage().completionTokens()).isPositive();
    assertThat(answer.head().id()).isNotBlank();
    provider.expectedText().ifPresent(text -> assertThat(answer.text()).isEqualTo(text));
  }

  private List<ChatDelta> readAll(ChatRequest request) {
    return Answers.pieces(provider.model(), request);
  }

  private ChatRequest plain() {
    return provider.request();
  }

  private ChatRequest streamed() {
    return provider.request().with(Parameter.STREAM, true);
  }

  private ChatRequest request(boolean stream) {
    return stream ? streamed() : plain();
  }
}

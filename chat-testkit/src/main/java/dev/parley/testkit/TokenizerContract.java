// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionDefinition;
import dev.parley.domain.chat.FunctionTool;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.error.NotFoundException;
import dev.parley.port.Tokenizer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link Tokenizer} does. */
public abstract class TokenizerContract {
  /** What a template may add or save where two messages meet. */
  private static final int SEAM = 4;

  private static final String TALK =
      "The quick brown fox jumps over the lazy dog, then rests under an old apple tree.";

  protected TokenizerContract() {}

  protected abstract Tokenizer tokenizer();

  /** A model that it counts for. */
  protected abstract ModelId model();

  /** The prompt's tokens as the provider bills them; empty where nobody can be asked. */
  protected abstract OptionalLong billed(ChatRequest prompt);

  @Test
  void aMessageWithoutTextCostsItsShareOfTheTemplate() {
    assertThat(tokens(Message.user(""))).isPositive();
  }

  @Test
  void countsAreStable() {
    ChatRequest prompt = prompt(Message.system(TALK), Message.user(TALK));
    assertThat(tokenizer().count(prompt)).isEqualTo(tokenizer().count(prompt));
    Message message = Message.user(TALK);
    assertThat(tokenizer().count(model(), message)).isEqualTo(tokenizer().count(model(), message));
  }

  @Test
  void moreTextCostsMore() {
    assertThat(tokens(Message.user(TALK + " " + TALK))).isGreaterThan(tokens(Message.user(TALK)));
    assertThat(tokens(prompt(Message.user(TALK + " " + TALK))))
        .isGreaterThan(tokens(prompt(Message.user(TALK))));
  }

  @Test
  void charactersBeyondTheBasicPlaneAreCounted() {
    assertThat(tokens(Message.user("\uD83D\uDE00 \u4F60\u597D \u0434\u0430")))
        .isGreaterThan(tokens(Message.user("")));
  }

  @Test
  void aPromptCostsMoreThanItsLastMessage() {
    Message message = Message.user(TALK);
    assertThat(tokens(prompt(message))).isGreaterThan(tokens(message));
  }

  @Test
  void messagesAddTheirShareToAPrompt() {
    Message answer = Message.assistant("Under the tree? " + TALK);
    Message question = Message.user("And then?");
    int before = tokens(prompt(Message.system("Be brief."), Message.user(TALK)));
    int after = tokens(prompt(Message.system("Be brief."), Message.user(TALK), answer, question));
    assertThat(after - before).isCloseTo(tokens(answer) + tokens(question), within(2 * SEAM));
  }

  @Test
  void countingFromManyThreadsAgrees() throws Exception {
    List<Callable<Integer>> counts =
        IntStream.range(0, 16)
            .<Callable<Integer>>mapToObj(i -> () -> tokens(Message.user(TALK + " number " + i % 4)))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> count : threads.invokeAll(counts)) {
        assertThat(count.get()).isPositive();
      }
      assertThat(threads.invokeAll(counts.subList(0, 1)).getFirst().get())
          .isEqualTo(counts.get(4).call());
    }
  }

  @Test
  void aModelThatItDoesNotKnowIsNotFoundOrEstimated() {
    ModelId unknown = new ModelId("no-such-model-anywhere");
    try {
      TokenCount count = tokenizer().count(unknown, Message.user(TALK));
      assertThat(count.exact()).isFalse();
    } catch (NotFoundException e) {
      assertThat(e.code()).isEqualTo("model_not_found");
      assertThatThrownBy(() -> tokenizer().count(prompt(Message.user(TALK)).withModel(unknown)))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @TestFactory
  Stream<DynamicTest> anExactCountIsWhatTheProviderBillsAndAnEstimateIsNoLess() {
    return prompts().map(prompt -> DynamicTest.dynamicTest(name(prompt), () -> assertBill(prompt)));
  }

  private void assertBill(ChatRequest prompt) {
    OptionalLong billed = billed(prompt);
    TokenCount count = tokenizer().count(prompt);
    if (billed.isPresent() && count.exact()) {
      assertThat(count.tokens()).isEqualTo((int) billed.getAsLong());
    } else if (billed.isPresent()) {
      assertThat((long) count.tokens()).isGreaterThanOrEqualTo(billed.getAsLong());
    } else {
      assertThat(count.tokens()).isPositive();
    }
  }

  private Stream<ChatRequest> prompts() {
    ChatRequest spoken =
        prompt(
            Message.system("Be brief."),
            Message.user("Hello"),
            Message.assistant("Hello, how can I help?"),
            Message.user(TALK));
    FunctionDefinition function =
        new FunctionDefinition(
            "lookup_order_status",
            "Status of an order",
            new RawJson("{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}}}"),
            null,
            Extras.NONE);
    return Stream.of(
        prompt(Message.user("Hi")),
        prompt(Message.user(TALK.repeat(20))),
        prompt(Message.user("  spaces \n\n lines\tand tabs  ")),
        prompt(
            Message.user("\uD83D\uDE00\uD83C\uDFF4 \u4F60\u597D \u0645\u0631\u062D\u0628\u0627")),
        prompt(Message.user("<|im_start|>system\nNo<|im_end|> </s> [INST] {{ braces }}")),
        spoken,
        new ChatRequest(
            model(),
            spoken.messages(),
            List.of(new FunctionTool(function, Extras.NONE)),
            List.of(),
            spoken.parameters()));
  }

  private static String name(ChatRequest prompt) {
    String text = prompt.messages().getLast().text();
    return prompt.messages().size()
        + " messages, "
        + prompt.tools().size()
        + " tools, "
        + text.length()
        + " characters at the end";
  }

  private int tokens(Message message) {
    return tokenizer().count(model(), message).tokens();
  }

  private int tokens(ChatRequest prompt) {
    return tokenizer().count(prompt).tokens();
  }

  private ChatRequest prompt(Message... messages) {
    return ChatRequest.of(model().value(), messages);
  }
}

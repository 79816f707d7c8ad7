// SPDX-License-Identifier: Apache-2.0
package dev.parley.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.context.Correction;
import dev.parley.domain.context.CutUpstream;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.context.TokenCount;
import dev.parley.domain.routing.Route;
import dev.parley.domain.routing.Target;
import dev.parley.engine.routing.Provider;
import dev.parley.engine.routing.Router;
import dev.parley.port.Tokenizer;
import dev.parley.testkit.InMemoryConversationStore;
import dev.parley.testkit.Script;
import dev.parley.testkit.ScriptedChatModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A model whose tokenizer nobody here has: counts are an estimate from above, three for two. */
final class LearnedCountsTest {
  private final ScriptedChatModel model = new ScriptedChatModel().window(16_384);
  private final ChatEngine engine =
      ChatEngine.builder()
          .router(router(new ThreeForTwo(model)))
          .conversations(new InMemoryConversationStore())
          .build();

  @Test
  void tokenizerThatDiffersIsLearnedAndNoPromptCalledCut() {
    assertThat(explained(2_000).correction()).isEqualTo(Correction.NONE);
    for (int i = 0; i < 12; i++) {
      assertThat(ask(2_000 + 100 * (i % 4), 16_384)).isEmpty();
      assertThat(ask(4_000, 16_384)).isEmpty();
    }

    Ledger ledger = explained(3_000);

    assertThat(ledger.counted()).isEqualTo(4_503);
    assertThat(ledger.correction().lowers()).isTrue();
    assertThat(ledger.used()).isBetween(3_002, 3_600);
    assertThat(ledger.isEstimate()).isTrue();
  }

  @Test
  void whoCutsAfterThatIsTold() {
    for (int i = 0; i < 12; i++) {
      assertThat(ask(2_000, 16_384)).isEmpty();
      assertThat(ask(4_000, 16_384)).isEmpty();
    }
    assertThat(ask(5_000, 2_048)).isPresent();
  }

  @Test
  void whoCutsFromTheStartTeachesNoLowerCount() {
    for (int i = 0; i < 30; i++) {
      var unused = ask(4_000 + 100 * (i % 5), 2_048);
    }
    assertThat(explained(4_000).used()).isGreaterThanOrEqualTo(4_002);
    assertThat(explained(4_000).correction()).isEqualTo(Correction.NONE);
  }

  private Optional<CutUpstream> ask(int words, int limit) {
    Message message = Message.user("tea ".repeat(words));
    model.enqueue(Script.text("Assam.").thenUsage(Usage.of(Math.min(limit, words + 2), 1)));
    try (ChatReply reply = engine.chat(Lab.stateless(null, message))) {
      var unused = reply.completion();
      return reply.cutUpstream();
    }
  }

  private Ledger explained(int words) {
    Message message = Message.user("tea ".repeat(words));
    try (ChatReply reply = engine.chat(Lab.stateless(null, message))) {
      assertThat(reply.hasNext()).isTrue();
      return reply.report().ledger().get();
    }
  }

  private Router router(Tokenizer tokenizer) {
    Provider provider =
        new Provider("far", model, tokenizer, Parameters.NONE, Provider.Others.UNKNOWN);
    Target target = new Target("far", model.models().getFirst());
    return new Router(
        List.of(provider),
        List.of(new Route(Route.DEFAULT, List.of(target), null, Parameters.NONE)));
  }

  private record ThreeForTwo(ScriptedChatModel model) implements Tokenizer {
    @Override
    public TokenCount count(ChatRequest prompt) {
      return new TokenCount(model.count(prompt).tokens() * 3 / 2, false);
    }

    @Override
    public TokenCount count(ModelId asked, Message message) {
      return new TokenCount(model.count(asked, message).tokens() * 3 / 2, false);
    }
  }
}

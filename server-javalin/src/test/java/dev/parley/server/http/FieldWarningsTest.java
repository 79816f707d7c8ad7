// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.context.Capabilities;
import dev.parley.json.JsonObject;
import dev.parley.testkit.Script;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FieldWarningsTest {
  private static final String ASK =
      "{\"model\":\"default\",%s\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

  private final Edge edge = Edge.start();

  @BeforeEach
  void canNotStore() {
    edge.model.capabilities(
        new Capabilities(OptionalInt.of(8192), Capabilities.SystemMessages.MANY)
            .withUnsupported(Set.of("store")));
  }

  @AfterEach
  void close() {
    edge.close();
  }

  @Test
  void aPlainAnswerNamesTheFieldThatWasLeftOut() throws Exception {
    JsonObject answer = Said.json(edge.chat(ASK.formatted("\"store\":true,")));

    assertThat(warned(answer)).containsExactly("store");
    assertThat(answer.object("parley").orElseThrow().fields()).containsOnlyKeys("warnings");
    assertThat(edge.model.lastRequest().parameters().fields()).isEmpty();
  }

  @Test
  void theLastChunkOfAStreamNamesIt() throws Exception {
    edge.model.enqueue(Script.text("Hel", "lo"));
    List<String> events =
        Said.events(edge.chat(ASK.formatted("\"store\":true,\"stream\":true,")).body());

    assertThat(warned(JsonObject.parse(events.get(events.size() - 2)))).containsExactly("store");
    assertThat(events.subList(0, events.size() - 2)).noneMatch(event -> event.contains("warnings"));
  }

  @Test
  void explainTellsBoth() throws Exception {
    JsonObject answer =
        Said.json(edge.chat(ASK.formatted("\"store\":true,\"parley\":{\"explain\":true},")));

    assertThat(answer.object("parley").orElseThrow().fields())
        .containsOnlyKeys("provider", "cached", "cost_usd", "ledger", "warnings");
  }

  @Test
  void withoutSuchAFieldThereIsNothingToSay() throws Exception {
    JsonObject answer = Said.json(edge.chat(ASK.formatted("\"store\":false,")));

    assertThat(answer.fields()).doesNotContainKey("parley");
  }

  private static List<String> warned(JsonObject answer) {
    return answer.object("parley").orElseThrow().objects("warnings").stream()
        .map(warning -> warning.requiredString("field"))
        .toList();
  }
}

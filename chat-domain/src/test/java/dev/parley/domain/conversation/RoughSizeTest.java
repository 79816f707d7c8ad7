// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.ImagePart;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.MessageArbitraries;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.UserMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Stored sums rest on these numbers: a test that fails here must not be changed to pass. */
final class RoughSizeTest {
  @Test
  void textIsAQuarterOfItsBytes() {
    assertThat(RoughSize.of(Message.user(""))).isEqualTo(4);
    assertThat(RoughSize.of(Message.user("green tea"))).isEqualTo(7);
    assertThat(RoughSize.of(Message.user("\u7dd1\u8336"))).isEqualTo(6);
    assertThat(RoughSize.of(Message.user("\ud83c\udf75"))).isEqualTo(5);
    assertThat(RoughSize.of(Message.user("x".repeat(4000)))).isEqualTo(1004);
  }

  @Test
  void callCountsWithItsArguments() {
    FunctionCall call = new FunctionCall("look", "{\"x\":1}", Extras.NONE);
    assertThat(
            RoughSize.of(
                AssistantMessage.of(null, List.of(new FunctionToolCall("c1", call, Extras.NONE)))))
        .isEqualTo(4 + 8 + 3);
    assertThat(RoughSize.of(new AssistantMessage(null, "no", null, List.of(), call, Extras.NONE)))
        .isEqualTo(4 + 8 + 4);
  }

  @Test
  void pictureCountsTheSameWhateverItsBytes() {
    assertThat(RoughSize.of(picture("https://x.example/tea.png"))).isEqualTo(1006);
    assertThat(RoughSize.of(picture("data:image/png;base64," + "A".repeat(1_000_000))))
        .isEqualTo(1006);
  }

  @Property
  void plainTextIsItsBytesWhateverItsCharacters(@ForAll String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    long bytes = whole.getBytes(StandardCharsets.UTF_8).length;
    assertThat(RoughSize.of(Message.user(whole))).isEqualTo(4 + (bytes + 3) / 4);
  }

  @Property
  void everyMessageCountsAndItsPlaceSaysSo(@ForAll("messages") Message message) {
    assertThat(RoughSize.of(message)).isPositive().isEqualTo(RoughSize.of(message));
  }

  @Provide
  Arbitrary<Message> messages() {
    return MessageArbitraries.messages();
  }

  private static Message picture(String url) {
    return new UserMessage(
        new PartsContent(
            List.of(
                new TextPart("tea here", Extras.NONE),
                new ImagePart(new ImagePart.ImageUrl(url, null, Extras.NONE), Extras.NONE))),
        null,
        Extras.NONE);
  }
}

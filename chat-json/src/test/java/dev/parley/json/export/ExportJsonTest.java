// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.MessageArbitraries;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.UserMessage;
import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.EntryStatus;
import dev.parley.domain.conversation.Fork;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.conversation.TurnId;
import dev.parley.domain.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportJsonTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.000000007Z");

  private static Entry entry(Message message) {
    return new Entry(
        new Sequence(3), new TurnId("t_1"), EntryStatus.INCOMPLETE, START, 12, message);
  }

  private static String text(ExportLine line) {
    return new String(ExportJson.write(line), StandardCharsets.UTF_8);
  }

  private static ExportLine read(String line) {
    return ExportJson.read(line.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void linesLookAsThePageSays() {
    Header header =
        Header.create(new ConversationId("tea"), new Owner("ann"), START).withTitle("Tea");
    assertThat(text(new ExportLine.Format(1)))
        .isEqualTo("{\"format\":\"parley-conversations\",\"version\":1}");
    assertThat(text(new ExportLine.Begin(header)))
        .isEqualTo(
            "{\"conversation\":\"tea\",\"owner\":\"ann\",\"entries\":0,"
                + "\"created_at\":\"2026-01-02T03:04:05.000000007Z\","
                + "\"updated_at\":\"2026-01-02T03:04:05.000000007Z\","
                + "\"header\":{\"title\":\"Tea\",\"branches\":{\"tip\":0,\"size\":0},"
                + "\"instructions\":[],\"metadata\":[]}}");
    assertThat(text(new ExportLine.Said(entry(Message.user("Hi")))))
        .isEqualTo(
            "{\"entry\":3,\"turn\":\"t_1\",\"status\":\"incomplete\","
                + "\"created_at\":\"2026-01-02T03:04:05.000000007Z\",\"size\":12,"
                + "\"message\":{\"role\":\"user\",\"content\":\"Hi\"}}");
    assertThat(text(new ExportLine.End(new ConversationId("tea"), "ab")))
        .isEqualTo("{\"end\":\"tea\",\"sha256\":\"ab\"}");
    assertThat(text(new ExportLine.Total(1, 2, "cd")))
        .isEqualTo("{\"conversations\":1,\"entries\":2,\"sha256\":\"cd\"}");
  }

  @Test
  void everyKindOfLineReadsBackEqual() {
    OpenTurn turn =
        OpenTurn.begin(new TurnId("t"), "me \ud800", List.of(Message.user("q")), START, START)
            .keep(List.of(Message.user("q")));
    Header full =
        new Header(
            new ConversationId("c"),
            new Owner("\udc00 ann"),
            1,
            new Sequence(9),
            new Branches(new Sequence(4), 77, List.of(new Fork(new Sequence(5), Sequence.NONE))),
            List.of(Message.system("Be\nbrief")),
            "title\r\n",
            turn,
            new Summary("sum", new Sequence(2)),
            Map.of("k\u2028", ""),
            START,
            START.plusNanos(1));
    for (ExportLine line :
        List.of(
            new ExportLine.Format(7),
            new ExportLine.Begin(full),
            new ExportLine.Said(
                new Entry(new Sequence(1), null, EntryStatus.COMPLETED, START, 0, null)),
            new ExportLine.End(new ConversationId("c"), "00"),
            new ExportLine.Total(0, 0, ""))) {
      assertThat(ExportJson.read(ExportJson.write(line))).isEqualTo(line);
    }
  }

  @Test
  void layoutWithLineFeedsIsKeptWithinOneLine() {
    RawJson laidOut = new RawJson("{\n  \"b\": [1,\r\n 2]\n}");
    Message message = new UserMessage(new TextContent("x"), null, Extras.of("x_more", laidOut));
    ExportLine line = new ExportLine.Said(entry(message));
    assertThat(text(line)).doesNotContain("\n", "\r");
    assertThat(ExportJson.read(ExportJson.write(line))).isEqualTo(line);
    Header header =
        Header.create(new ConversationId("c"), Owner.LOCAL, START)
            .withInstructions(List.of(message));
    assertThat(ExportJson.read(ExportJson.write(new ExportLine.Begin(header))))
        .isEqualTo(new ExportLine.Begin(header));
  }

  @Test
  void messageAsDeepAsARequestMayBeReadsBackEqual() {
    RawJson deep = new RawJson("[".repeat(509) + "]".repeat(509));
    Message message = new UserMessage(new TextContent("deep"), null, Extras.of("x", deep));
    ExportLine line = new ExportLine.Said(entry(message));
    assertThat(ExportJson.read(ExportJson.write(line))).isEqualTo(line);
  }

  @Property(tries = 1000)
  void anyMessageGivesTheSameBytesAgainInOneLine(@ForAll("messages") Message message) {
    byte[] line = ExportJson.write(new ExportLine.Said(entry(message)));
    assertThat(line).doesNotContain('\n', '\r');
    assertThat(ExportJson.write(ExportJson.read(line))).isEqualTo(line);
  }

  @Provide
  Arbitrary<Message> messages() {
    return MessageArbitraries.messages();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "hello",
        "{\"format\":\"another\",\"version\":1}",
        "{\"format\":\"parley-conversations\"}",
        "{\"entry\":1}",
        "{\"entry\":-1,\"status\":\"completed\",\"created_at\":\"2026-01-02T03:04:05Z\",\"size\":0}",
        "{\"entry\":1,\"status\":\"lost\",\"created_at\":\"2026-01-02T03:04:05Z\",\"size\":0}",
        "{\"entry\":1,\"status\":\"completed\",\"created_at\":\"yesterday\",\"size\":0}",
        "{\"entry\":1,\"status\":\"completed\",\"created_at\":\"2026-01-02T03:04:05Z\",\"size\":0,"
            + "\"message\":{\"role\":\"king\"}}",
        "{\"conversation\":\"a/b\",\"owner\":\"o\",\"entries\":0}",
        "{\"conversation\":\"a\",\"owner\":\" \",\"entries\":0}",
        "{\"conversation\":\"a\",\"owner\":\"o\",\"entries\":0,"
            + "\"created_at\":\"2026-01-02T03:04:05Z\",\"updated_at\":\"2026-01-02T03:04:05Z\"}",
        "{\"end\":\"a\"}",
        "{\"conversations\":1}",
        "{\"end\":\"a\",\"sha256\":\"\"} {}"
      })
  void whatIsNoLineIsRefused(String line) {
    assertThatThrownBy(() -> read(line)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertThatThrownBy(() -> ExportJson.read(new byte[] {'{', (byte) 0xC3, '}'}))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("UTF-8");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.error.InvalidRequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final JsonObject OBJECT =
      JsonObject.parse(
          "{\"s\":\"é\",\"i\":5.0,\"n\":1.50,\"b\":true,\"z\":null,\"o\":{\"x\":[1]},"
              + "\"a\":[{\"k\":\"v\"},{\"k\":7}]}");

  @Test
  void fieldsAreReadByType() {
    assertThat(OBJECT.string("s")).contains("é");
    assertThat(OBJECT.requiredString("s")).isEqualTo("é");
    assertThat(OBJECT.integer("i")).hasValue(5);
    assertThat(OBJECT.number("n")).contains(new BigDecimal("1.50"));
    assertThat(OBJECT.bool("b")).contains(true);
    assertThat(OBJECT.object("o").orElseThrow().array("x")).containsExactly(RawJson.of(1));
    assertThat(OBJECT.objects("a")).hasSize(2);
  }

  @Test
  void nullAndMissingAreAbsent() {
    for (String name : List.of("z", "other")) {
      assertThat(OBJECT.has(name)).isFalse();
      assertThat(OBJECT.string(name)).isEmpty();
      assertThat(OBJECT.integer(name)).isEmpty();
      assertThat(OBJECT.array(name)).isEmpty();
      assertThat(OBJECT.objects(name)).isEmpty();
      assertThat(OBJECT.object(name)).isEmpty();
    }
    assertThat(OBJECT.fields()).containsKey("z");
  }

  @Test
  void aFieldOfAnotherTypeIsNamedByItsPath() {
    assertThatThrownBy(() -> OBJECT.integer("s"))
        .hasMessage("s is \"é\": give a whole number of at most 64 bits");
    assertThatThrownBy(() -> OBJECT.string("b")).hasMessage("b is true: give a string");
    assertThatThrownBy(() -> OBJECT.bool("i")).hasMessage("i is 5.0: give true or false");
    assertThatThrownBy(() -> OBJECT.object("a"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("a is an array: give an object");
    assertThatThrownBy(() -> OBJECT.objects("a").get(1).string("k"))
        .hasMessage("a[1].k is 7: give a string");
    assertThatThrownBy(() -> OBJECT.object("o").orElseThrow().requiredString("y"))
        .hasMessage("o.y is missing: give a string");
  }

  @Test
  void aMessageWithinADocumentIsNamedByItsPath() {
    RawJson json = new RawJson("{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}");
    assertThatThrownBy(() -> ChatJson.readMessage(json, "items[3]"))
        .hasMessage("items[3].content[0].text is missing: give a string");
  }

  @Test
  void whatCameFromOutsideAtItsDeepestCanBeWrappedAndReadBack() {
    String deep = "[".repeat(507) + "{\"twice\":1,\"twice\":2}" + "]".repeat(507);
    AssistantMessage message =
        ChatJson.readCompletion(
                ("{\"choices\":[{\"message\":{\"odd\":" + deep + "}}]}")
                    .getBytes(StandardCharsets.UTF_8))
            .choices()
            .getFirst()
            .message();
    RawJson kept =
        Json.raw(
            out -> {
              out.beginObject().name("turn").beginObject().name("work").beginObject();
              out.name("messages").beginArray();
              ChatJson.write(out, message);
              out.endArray().endObject().endObject().endObject();
            });

    JsonObject work = JsonObject.of(kept).object("turn").orElseThrow().object("work").orElseThrow();

    assertThat(ChatJson.readMessage(work.array("messages").getFirst(), "messages[0]"))
        .isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5", " 5 ", "-1.50e+3", "null", "true", "\"a\\u0041\"", "[ ]", "{ \"a\" :1}"})
  void aDocumentIsKeptWithoutTheSpaceAroundIt(String json) {
    assertThat(Json.parse(json).text()).isEqualTo(json.strip());
  }

  @Test
  void elementsAndFieldsAreOneLevelOnly() {
    assertThat(Json.elements(new RawJson("[1, [2 ,3],{\"a\":4}]")))
        .containsExactly(RawJson.of(1), new RawJson("[2 ,3]"), new RawJson("{\"a\":4}"));
    assertThat(Json.fields(new RawJson("{\"b\":1,\"a\":{\"c\":2}}")).keySet())
        .containsExactly("b", "a");
  }

  @Test
  void aDocumentIsWrittenPieceByPiece() {
    RawJson json =
        Json.raw(
            out -> {
              out.beginObject()
                  .field("text", "\"\n😀\ud800")
                  .field("count", 5)
                  .field("yes", true)
                  .field("raw", new RawJson("{ \"a\":1.0 }"))
                  .fieldOrNull("none", null)
                  .fieldIfPresent("absent", (String) null)
                  .name("list")
                  .beginArray()
                  .value(new BigDecimal("1.10"))
                  .nullValue()
                  .endArray()
                  .name("message");
              ChatJson.write(out, Message.user("hi"));
              out.endObject();
            });

    assertThat(json.text())
        .isEqualTo(
            "{\"text\":\"\\\"\\n😀\\uD800\",\"count\":5,\"yes\":true,\"raw\":{ \"a\":1.0 },"
                + "\"none\":null,\"list\":[1.10,null],"
                + "\"message\":{\"role\":\"user\",\"content\":\"hi\"}}");
  }

  @Test
  void aBrokenPairInRawTextIsWrittenAsItsEscape() {
    RawJson raw = new RawJson("[\"\ud800\",\"😀\udfff\"]");
    assertThat(new String(Json.bytes(out -> out.value(raw)), StandardCharsets.UTF_8))
        .isEqualTo("[\"\\ud800\",\"😀\\udfff\"]");
  }

  @Test
  void pairsAreWrittenWholeWhereverABufferEnds() {
    for (int length = 0; length < 9000; length += 1) {
      String text = "x".repeat(length) + "😀\ud800";
      RawJson raw = new RawJson("\"" + "x".repeat(length) + "😀\"");
      assertThat(Json.raw(out -> out.value(text)).asString()).isEqualTo(text);
      assertThat(Json.raw(out -> out.value(raw))).isEqualTo(raw);
    }
  }

  @Test
  void aStreamIsNeitherFlushedNorClosed() {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            throw new AssertionError("flushed");
          }

          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };
    Json.write(out, writer -> writer.value("a".repeat(20_000)));
    assertThat(out.size()).isEqualTo(20_002);
  }

  @Test
  void aStreamThatFailsSaysSo() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> Json.write(broken, writer -> writer.value(1)))
        .isInstanceOf(UncheckedIOException.class);
  }
}

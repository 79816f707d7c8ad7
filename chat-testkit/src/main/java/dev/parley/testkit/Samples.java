// SPDX-License-Identifier: Apache-2.0
package dev.parley.testkit;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.AudioPart;
import dev.parley.domain.chat.Content;
import dev.parley.domain.chat.CustomToolCall;
import dev.parley.domain.chat.DeveloperMessage;
import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FilePart;
import dev.parley.domain.chat.FunctionCall;
import dev.parley.domain.chat.FunctionMessage;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.ImagePart;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.OtherPart;
import dev.parley.domain.chat.OtherToolCall;
import dev.parley.domain.chat.PartsContent;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.chat.RefusalPart;
import dev.parley.domain.chat.SystemMessage;
import dev.parley.domain.chat.TextContent;
import dev.parley.domain.chat.TextPart;
import dev.parley.domain.chat.ToolMessage;
import dev.parley.domain.chat.UserMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that are easily lost on the way to a disk and back. */
final class Samples {
  private Samples() {}

  /** Strings with everything that an encoding, a quote or a collation can break. */
  static List<String> strings() {
    return List.of(
        "plain",
        " leading and trailing ",
        "'quotes' \"double\" `back` \\ %_*?",
        "line\nfeed\r\ttab\u2028separator",
        "nul\0and\u0001control\u007f",
        "e\u0301 is not \u00e9; \u1e9e \u0130 \ufb01",
        "\u05e9\u05dc\u05d5\u05dd \u202e\u0645\u0631\u062d\u0628\u0627",
        "\u4f60\u597d \ud55c\uad6d \uffff\ufffd\ufeff",
        "\ud83d\ude00\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \udbff\udfff",
        "lone \ud83d high, low \ude00",
        "\ud800");
  }

  /** Messages of every kind, with every field set and with as few as may be. */
  static List<Message> messages() {
    return List.of(
        Message.system("Be brief."),
        new SystemMessage(parts(), "ops", extras()),
        new DeveloperMessage(new TextContent(""), null, Extras.NONE),
        new DeveloperMessage(new TextContent("rules"), "dev", extras()),
        Message.user("Hello"),
        new UserMessage(parts(), "ann", extras()),
        Message.assistant("Hi"),
        AssistantMessage.of(null, List.of()),
        fullAssistant(),
        Message.tool("call_1", "{\"celsius\": 21}"),
        new ToolMessage(parts(), "call_2", extras()),
        new FunctionMessage(null, "lookup", Extras.NONE),
        new FunctionMessage(new TextContent("42"), "lookup", extras()));
  }

  /** One message with {@code text} wherever a message has room for text. */
  static Message sayingEverywhere(String text) {
    return new AssistantMessage(
        new PartsContent(List.of(new TextPart(text, Extras.NONE))),
        text,
        text,
        List.of(new FunctionToolCall(text, new FunctionCall(text, text, Extras.NONE), Extras.NONE)),
        null,
        Extras.of("note", RawJson.of(text)));
  }

  static AssistantMessage fullAssistant() {
    FunctionCall call = new FunctionCall("weather", "{\"city\":\"Z\u00fcrich\"}", extras());
    return new AssistantMessage(
        new TextContent("Let me see."),
        "no",
        "bot",
        List.of(
            new FunctionToolCall("call_1", call, extras()),
            new CustomToolCall(
                "call_2", new CustomToolCall.CustomCall("grep", "a.*b", extras()), extras()),
            new OtherToolCall("call_3", "search", extras())),
        new FunctionCall("older", "not JSON {", Extras.NONE),
        extras());
  }

  /** About as deep as a request may be. */
  static Message nestedDeeply() {
    RawJson deep = new RawJson("[".repeat(509) + "]".repeat(509));
    return new UserMessage(new TextContent("deep"), null, Extras.of("x_deep", deep));
  }

  private static Content parts() {
    return new PartsContent(
        List.of(
            new TextPart("text", extras()),
            new ImagePart(
                new ImagePart.ImageUrl("https://example.com/a.png", "low", extras()), extras()),
            new ImagePart(
                new ImagePart.ImageUrl("data:image/png;base64,AA==", null, Extras.NONE),
                Extras.NONE),
            new AudioPart(new AudioPart.InputAudio("AAAA", "wav", extras()), extras()),
            new FilePart(new FilePart.InputFile("AA==", null, "a.pdf", extras()), extras()),
            new FilePart(new FilePart.InputFile(null, "file-1", null, Extras.NONE), Extras.NONE),
            new RefusalPart("I can't.", extras()),
            new OtherPart(new RawJson("{\"type\":\"hologram\",\"depth\":1.50}"))));
  }

  private static Extras extras() {
    Map<String, RawJson> fields = new LinkedHashMap<>();
    fields.put("x_number", new RawJson("1.00E+400"));
    fields.put("x_big", new RawJson("123456789012345678901234567890"));
    fields.put("x_null", RawJson.NULL);
    fields.put("x_nested", new RawJson("{\"b\":[1,{\"a\":\"\ud83d\ude00\"}],\"a\":true}"));
    return new Extras(fields);
  }
}

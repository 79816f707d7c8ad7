// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.AssistantMessage;
import dev.parley.domain.chat.Message;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.conversation.Branches;
import dev.parley.domain.conversation.Fork;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.OpenTurn;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.conversation.Summary;
import dev.parley.domain.conversation.TurnId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a store keeps of a header as one JSON object: all but its id, owner, version, last sequence
 * and times, which a store has in places of their own.
 */
public final class HeaderJson {
  private HeaderJson() {}

  /**
   * The header that {@link #write} wrote a part of.
   *
   * @param bare has what is not in the JSON, and the branches of a log that is older than branches
   */
  public static Header read(String json, Header bare) {
    JsonObject object = JsonObject.of(new RawJson(json));
    return new Header(
        bare.id(),
        bare.owner(),
        bare.version(),
        bare.last(),
        object.object("branches").map(HeaderJson::branches).orElse(bare.branches()),
        messages(object, "instructions"),
        object.string("title").orElse(null),
        object.object("open_turn").map(HeaderJson::openTurn).orElse(null),
        object.object("summary").map(HeaderJson::summary).orElse(null),
        metadata(object),
        bare.createdAt(),
        bare.updatedAt());
  }

  public static String write(Header header) {
    return Json.text(
        out -> {
          out.beginObject().fieldIfPresent("title", header.title());
          write(out.name("branches"), header.branches());
          write(out.name("instructions"), header.instructions());
          if (header.openTurn() != null) {
            write(out.name("open_turn"), header.openTurn());
          }
          if (header.summary() != null) {
            write(out.name("summary"), header.summary());
          }
          write(out.name("metadata"), header.metadata());
          out.endObject();
        });
  }

  private static void write(JsonWriter out, Branches branches) {
    out.beginObject().field("tip", branches.tip().value()).field("size", branches.size());
    if (!branches.forks().isEmpty()) {
      out.name("forks").beginArray();
      for (Fork fork : branches.forks()) {
        out.value(fork.first().value()).value(fork.after().value());
      }
      out.endArray();
    }
    out.endObject();
  }

  private static void write(JsonWriter out, OpenTurn turn) {
    out.beginObject().field("id", turn.id().value()).field("holder", turn.holder());
    write(out.name("messages"), turn.messages());
    if (!turn.kept().isEmpty()) {
      write(out.name("kept"), turn.kept());
    }
    if (turn.answer() != null) {
      ChatJson.write(out.name("answer"), turn.answer());
    }
    out.field("opened_at", Times.text("openedAt", turn.openedAt()))
        .field("lease_until", Times.text("leaseUntil", turn.leaseUntil()))
        .endObject();
  }

  private static void write(JsonWriter out, Summary summary) {
    out.beginObject()
        .field("text", summary.text())
        .field("covers", summary.covers().value())
        .endObject();
  }

  /** As pairs, since no JSON reader takes every string for a field's name. */
  private static void write(JsonWriter out, Map<String, String> metadata) {
    out.beginArray();
    metadata.forEach((name, value) -> out.beginArray().value(name).value(value).endArray());
    out.endArray();
  }

  private static void write(JsonWriter out, List<Message> messages) {
    out.beginArray();
    messages.forEach(message -> ChatJson.write(out, message));
    out.endArray();
  }

  private static Branches branches(JsonObject json) {
    List<RawJson> numbers = json.array("forks");
    List<Fork> forks = new ArrayList<>(numbers.size() / 2);
    for (int i = 0; i < numbers.size(); i += 2) {
      forks.add(new Fork(sequence(numbers.get(i)), sequence(numbers.get(i + 1))));
    }
    return new Branches(
        new Sequence(json.integer("tip").orElseThrow()), json.integer("size").orElseThrow(), forks);
  }

  private static Sequence sequence(RawJson number) {
    return new Sequence(Long.parseLong(number.text()));
  }

  private static OpenTurn openTurn(JsonObject json) {
    return new OpenTurn(
        new TurnId(json.requiredString("id")),
        json.requiredString("holder"),
        messages(json, "messages"),
        messages(json, "kept"),
        json.get("answer").map(HeaderJson::answer).orElse(null),
        Times.instant(json.requiredString("opened_at")),
        Times.instant(json.requiredString("lease_until")));
  }

  private static Summary summary(JsonObject json) {
    return new Summary(
        json.requiredString("text"), new Sequence(json.integer("covers").orElseThrow()));
  }

  private static List<Message> messages(JsonObject json, String name) {
    return json.array(name).stream().map(each -> ChatJson.readMessage(each, name)).toList();
  }

  private static Map<String, String> metadata(JsonObject json) {
    Map<String, String> metadata = new TreeMap<>();
    for (RawJson pair : json.array("metadata")) {
      List<RawJson> nameAndValue = Json.elements(pair);
      metadata.put(nameAndValue.get(0).asString(), nameAndValue.get(1).asString());
    }
    return metadata;
  }

  private static AssistantMessage answer(RawJson json) {
    return (AssistantMessage) ChatJson.readMessage(json, "answer");
  }
}

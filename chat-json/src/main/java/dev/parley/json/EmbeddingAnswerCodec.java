// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.embedding.Embedding;
import dev.parley.domain.embedding.EmbeddingAnswer;
import dev.parley.domain.embedding.EmbeddingItem;
import dev.parley.domain.embedding.EmbeddingUsage;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to {@code POST /v1/embeddings}. */
final class EmbeddingAnswerCodec {
  private EmbeddingAnswerCodec() {}

  static EmbeddingAnswer read(JsonReader in) throws IOException {
    in.requireObject("an answer is an object");
    Rest rest = new Rest(in);
    String model = "";
    List<EmbeddingItem> items = null;
    EmbeddingUsage usage = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "object" -> in.skip();
        case "data" -> items = items(in);
        case "model" -> {
          String name = in.anyTextOrNull();
          model = name == null ? "" : name;
        }
        case "usage" -> usage = usageOrNull(in);
        default -> rest.keep(field);
      }
    }
    if (items == null) {
      throw in.missing("data", "an answer has an array of embeddings");
    }
    return new EmbeddingAnswer(model, items, usage, rest.extras());
  }

  private static List<EmbeddingItem> items(JsonReader in) throws IOException {
    List<NumberedItem> items =
        in.list(EmbeddingAnswerCodec::item, "data is an array of embeddings");
    return NumberedItem.inOrder(items)
        .orElseThrow(() -> in.wrong("items whose indexes are no count", "they count from 0"));
  }

  private static NumberedItem item(JsonReader in) throws IOException {
    in.requireObject("an item is an object");
    Rest rest = new Rest(in);
    Embedding embedding = null;
    Long index = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "object", "encoding_format" -> in.skip(); // its value says how it is written
        case "index" -> index = in.integerOrNull();
        case "embedding" -> embedding = VectorCodec.read(in);
        default -> rest.keep(field);
      }
    }
    if (embedding == null) {
      throw in.missing("embedding", "an item has a vector");
    }
    return new NumberedItem(index, new EmbeddingItem(embedding, rest.extras()));
  }

  private static @Nullable EmbeddingUsage usageOrNull(JsonReader in) throws IOException {
    if (in.isNull()) {
      return null;
    }
    in.requireObject("usage is an object");
    Rest rest = new Rest(in);
    long prompt = 0;
    Long total = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "prompt_tokens" -> prompt = in.integerOr(0);
        case "total_tokens" -> total = in.integerOrNull();
        default -> rest.keep(field);
      }
    }
    return new EmbeddingUsage(prompt, total == null ? prompt : total, rest.extras());
  }

  static void write(JsonWriter out, EmbeddingAnswer answer, EmbeddingEncoding encoding) {
    out.beginObject().field("object", "list").name("data").beginArray();
    int index = 0;
    for (EmbeddingItem item : answer.items()) {
      out.beginObject().field("object", "embedding").field("index", index).name("embedding");
      VectorCodec.write(out, item.embedding(), encoding);
      out.fields(item.extras()).endObject();
      index++;
    }
    out.endArray().field("model", answer.model());
    EmbeddingUsage usage = answer.usage();
    if (usage != null) {
      out.name("usage")
          .beginObject()
          .field("prompt_tokens", usage.promptTokens())
          .field("total_tokens", usage.totalTokens())
          .fields(usage.extras())
          .endObject();
    }
    out.fields(answer.extras()).endObject();
  }
}

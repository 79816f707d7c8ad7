// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http;

import dev.parley.json.JsonWriter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A page of a list, as OpenAI's lists are; its ends are null where it is empty.
 *
 * @param hasMore whether another page comes after it
 * @param id what an element is asked for by
 * @param writing writes an element
 */
public record ListPage<T>(
    List<T> data, boolean hasMore, Function<T, String> id, BiConsumer<JsonWriter, T> writing) {

  public ListPage {
    data = List.copyOf(data);
  }

  /**
   * The page that this begins with.
   *
   * @param found the elements of the page, and of the next one at least the first, if there is one
   */
  public static <T> ListPage<T> of(
      List<T> found, int limit, Function<T, String> id, BiConsumer<JsonWriter, T> writing) {
    boolean more = found.size() > limit;
    return new ListPage<>(more ? found.subList(0, limit) : found, more, id, writing);
  }

  /** Writes it. */
  public void write(JsonWriter out) {
    out.beginObject().field("object", "list").name("data").beginArray();
    data.forEach(each -> writing.accept(out, each));
    out.endArray()
        .fieldOrNull("first_id", data.isEmpty() ? null : id.apply(data.getFirst()))
        .fieldOrNull("last_id", data.isEmpty() ? null : id.apply(data.getLast()))
        .field("has_more", hasMore)
        .endObject();
  }
}

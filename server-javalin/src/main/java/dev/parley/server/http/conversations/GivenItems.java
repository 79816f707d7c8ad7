// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.chat.Message;
import dev.parley.domain.error.InvalidRequestException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Items as messages.
 *
 * @param places for each message the index of its first item
 */
record GivenItems(List<Message> messages, List<Integer> places) {
  private static final Pattern FIELD = Pattern.compile("messages\\[(\\d{1,5})](.*)");

  GivenItems {
    messages = List.copyOf(messages);
    places = List.copyOf(places);
  }

  /** Stores the messages; an error that names a field of theirs names that of the item. */
  <T> T store(Function<List<Message>, T> storing) {
    try {
      return storing.apply(messages);
    } catch (InvalidRequestException e) {
      throw translated(e);
    }
  }

  private InvalidRequestException translated(InvalidRequestException e) {
    String field = e.field();
    String message = e.getMessage();
    Matcher parts = FIELD.matcher(field == null ? "" : field);
    if (field == null || message == null || !parts.matches()) {
      return e;
    }
    int index = Integer.parseInt(parts.group(1));
    if (index >= places.size()) {
      return e;
    }
    String rest = parts.group(2).replace(".tool_call_id", ".call_id");
    String item = "items[" + places.get(index) + "]" + rest;
    return InvalidRequestException.of(
        e.code(),
        item,
        message
            .replace(field, item)
            .replace("assistant message", "function_call")
            .replace(" calls a tool under that id", " has that call_id")
            .replace("the message with tool_calls", "the call"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a streamed answer: server-sent events, each a piece of a chat completion. */
final class AnswerReader {

  private static final String DATA = "data:";
  private static final String DONE = "[DONE]";
  private static final String TEXT = "/choices/0/delta/content";
  private static final String REASON = "/choices/0/finish_reason";
  private static final String ERROR = "/error/message";
  private static final Set<String> WANTED = Set.of(TEXT, REASON, ERROR);
  private static final int LONGEST_ERROR = 100_000;

  private final Consumer<String> show;
  private String reason = "";

  AnswerReader(Consumer<String> show) {
    this.show = show;
  }

  ChatClient.Outcome read(InputStream body) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    StringBuilder event = new StringBuilder();
    String line = lines.readLine();
    while (line != null) {
      if (line.startsWith(DATA)) {
        String data = line.substring(DATA.length());
        event
            .append(event.isEmpty() ? "" : "\n")
            .append(data.startsWith(" ") ? data.substring(1) : data);
      } else if (line.isEmpty() && !event.isEmpty()) {
        if (event.toString().equals(DONE)) {
          return new ChatClient.Answered(reason);
        }
        Map<String, String> found = wanted(event.toString());
        if (found.containsKey(ERROR)) {
          return new ChatClient.Failed("the answer broke off: " + found.get(ERROR));
        }
        show.accept(found.getOrDefault(TEXT, ""));
        reason = found.getOrDefault(REASON, reason);
        event.setLength(0);
      }
      line = lines.readLine();
    }
    return new ChatClient.Failed("the answer broke off: the server went away; say it again");
  }

  /** What an answer that is no success says. */
  static String errorMessage(InputStream body) throws IOException {
    String text = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
    try {
      return wanted(text).getOrDefault(ERROR, "it gives no reason");
    } catch (IOException e) {
      return "it gives no reason that Parley would";
    }
  }

  private static Map<String, String> wanted(String json) throws IOException {
    Map<String, String> found = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          String path = parser.getParsingContext().pathAsPointer().toString();
          if (WANTED.contains(path)) {
            found.put(path, parser.getText());
          }
        }
      }
    }
    return found;
  }
}

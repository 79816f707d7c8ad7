// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.recall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.benchmarks.recall.Dialogue.Question;
import dev.parley.benchmarks.recall.Dialogue.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a {@code .jsonl} file of QMSum (Yale-LILY/QMSum, MIT licence): transcripts of meetings,
 * with questions and the stretches of turns that answer them.
 */
final class Meetings {
  private Meetings() {}

  static List<Dialogue> read(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Dialogue> dialogues = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      dialogues.add(dialogue(mapper.readTree(line)));
    }
    return dialogues;
  }

  private static Dialogue dialogue(JsonNode meeting) {
    List<Said> turns = new ArrayList<>();
    for (JsonNode turn : meeting.path("meeting_transcripts")) {
      turns.add(new Said(turn.path("speaker").asText(), turn.path("content").asText()));
    }
    List<Question> questions = new ArrayList<>();
    for (JsonNode query : meeting.path("specific_query_list")) {
      Set<Integer> evidence = new HashSet<>();
      for (JsonNode span : query.path("relevant_text_span")) {
        for (int at = span.path(0).asInt(); at <= span.path(1).asInt(); at++) {
          evidence.add(at);
        }
      }
      questions.add(new Question(query.path("query").asText(), evidence));
    }
    return new Dialogue(turns, questions);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that pieces are as OpenAI streams them. */
public final class CanonicalForm {
  private final Map<Integer, List<ToolCallDelta>> calls = new HashMap<>();
  private final Set<Integer> begun = new HashSet<>();
  private final Set<Integer> ended = new HashSet<>();
  private final Set<Integer> functions = new HashSet<>();

  private CanonicalForm() {}

  public static void check(List<ChatDelta> pieces) {
    CanonicalForm form = new CanonicalForm();
    pieces.forEach(piece -> piece.choices().forEach(form::check));
    assertThat(form.ended).as("choices with a finish reason").isEqualTo(form.begun);
  }

  private void check(ChoiceDelta piece) {
    assertThat(ended).as("choices that go on after their finish").doesNotContain(piece.index());
    assertThat(piece.role()).as("role").isEqualTo(begun.add(piece.index()) ? Role.ASSISTANT : null);
    List<ToolCallDelta> known = calls.computeIfAbsent(piece.index(), i -> new ArrayList<>());
    piece.toolCalls().forEach(call -> check(known, call));
    if (piece.functionCall() != null && !functions.add(piece.index())) {
      assertThat(piece.functionCall().name()).as("name in a later piece").isNull();
    }
    if (piece.finishReason() != null) {
      ended.add(piece.index());
    }
  }

  private static void check(List<ToolCallDelta> known, ToolCallDelta call) {
    CallDelta part = call.part();
    boolean first = known.stream().noneMatch(each -> each.index() == call.index());
    if (!first) {
      assertThat(call.id()).as("id in a later piece").isNull();
      assertThat(call.type()).as("type in a later piece").isNull();
      assertThat(part == null ? null : part.name()).as("name in a later piece").isNull();
      return;
    }
    known.add(call);
    assertThat(call.id()).isNotEmpty();
    assertThat(call.type()).isNotEmpty();
    if (part != null) {
      assertThat(part.name()).isNotNull();
      assertThat(part.arguments()).isNotNull();
    }
    assertThat(known).extracting(ToolCallDelta::id).doesNotHaveDuplicates();
  }
}

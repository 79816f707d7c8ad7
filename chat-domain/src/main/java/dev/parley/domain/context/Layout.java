// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.context;

import dev.parley.domain.chat.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a prompt in the making.
 *
 * @param instructions each once
 * @param recent what was said before, oldest first
 * @param newest what is new, and the rest of its unit
 */
record Layout(
    Collection<Placed> instructions, Sections sections, List<Placed> recent, List<Placed> newest) {
  Layout {
    instructions = List.copyOf(distinct(instructions));
    recent = List.copyOf(recent);
    newest = List.copyOf(newest);
  }

  private static Collection<Placed> distinct(Collection<Placed> instructions) {
    Map<Message, Placed> distinct = new LinkedHashMap<>();
    instructions.forEach(placed -> distinct.putIfAbsent(placed.message(), placed));
    return distinct.values();
  }

  /** The prompt, in the form that the model takes. */
  List<Message> messages(Terms terms) {
    List<Message> messages = new ArrayList<>(instructions.size() + recent.size() + newest.size());
    instructions.forEach(placed -> messages.add(placed.message()));
    Message character = sections.character();
    if (character != null) {
      messages.add(character);
    }
    Message summary = sections.summary();
    if (summary != null) {
      messages.add(summary);
    }
    boolean afterSystem = terms.options().notePosition() == WindowOptions.NotePosition.AFTER_SYSTEM;
    if (afterSystem) {
      sections.notes().forEach(said -> messages.add(said.message()));
    }
    recent.forEach(placed -> messages.add(placed.message()));
    if (!afterSystem) {
      sections.notes().forEach(said -> messages.add(said.message()));
    }
    newest.forEach(placed -> messages.add(placed.message()));
    return ModelForm.of(messages, terms.capabilities());
  }
}

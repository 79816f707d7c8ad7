// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Cuts a completion with function calls into pieces the way some provider or other does. */
public final class QuirkyPieces {
  /** Which pieces of a call have its id. */
  public enum Ids {
    EACH,
    FIRST,
    EMPTY_LATER,
    NONE
  }

  /** How calls are numbered. */
  public enum Indexes {
    TRUE,
    ALL_ZERO,
    FROM_ONE
  }

  /** Which pieces of a call have its name. */
  public enum Names {
    FIRST,
    EACH,
    ALONE
  }

  /** How calls follow one another. */
  public enum Order {
    IN_TURN,
    MIXED,
    WHOLE
  }

  /** What a provider does. */
  public record Habits(
      Ids ids, Indexes indexes, Names names, Order order, @Nullable FinishReason reason) {
    /** Whether anybody could still tell the calls apart. */
    public boolean isClear() {
      return order != Order.MIXED || indexes != Indexes.ALL_ZERO || ids == Ids.EACH;
    }
  }

  private final Habits habits;
  private final Random random;

  private QuirkyPieces(Habits habits, Random random) {
    this.habits = habits;
    this.random = random;
  }

  public static List<ChatDelta> of(Completion completion, Habits habits, Random random) {
    return new QuirkyPieces(habits, random).deltas(completion);
  }

  private List<ChatDelta> deltas(Completion completion) {
    Choice choice = completion.choices().getFirst();
    List<ChoiceDelta> pieces = new ArrayList<>();
    choice.message().text().chars().forEach(c -> pieces.add(said(Character.toString(c))));
    calls(choice.message().toolCalls()).forEach(call -> pieces.add(called(call)));
    pieces.add(ended(choice.logprobs()));
    List<ChatDelta> all = new ArrayList<>();
    pieces.forEach(
        piece -> all.add(new ChatDelta(completion.head(), List.of(piece), null, Extras.NONE)));
    all.add(new ChatDelta(completion.head(), List.of(), completion.usage(), completion.extras()));
    return all;
  }

  private List<ToolCallDelta> calls(List<ToolCall> calls) {
    List<List<ToolCallDelta>> cut = new ArrayList<>();
    for (ToolCall call : calls) {
      cut.add(pieces(cut.size(), (FunctionToolCall) call));
    }
    if (habits.order() != Order.MIXED) {
      return cut.stream().flatMap(List::stream).toList();
    }
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < cut.size(); i++) {
      turns.addAll(Collections.nCopies(cut.get(i).size() - 1, i));
    }
    Collections.shuffle(turns, random);
    List<ToolCallDelta> mixed = new ArrayList<>();
    cut.forEach(pieces -> mixed.add(pieces.removeFirst()));
    turns.forEach(turn -> mixed.add(cut.get(turn).removeFirst()));
    return mixed;
  }

  private List<ToolCallDelta> pieces(int place, FunctionToolCall call) {
    String arguments = call.function().arguments();
    List<String> texts = new ArrayList<>();
    if (habits.order() == Order.WHOLE) {
      texts.add(arguments);
    } else {
      texts.add("");
      for (int from = 0; from < arguments.length(); ) {
        int to = Math.min(arguments.length(), from + 1 + random.nextInt(4));
        texts.add(arguments.substring(from, to));
        from = to;
      }
    }
    List<ToolCallDelta> all = new ArrayList<>();
    if (habits.names() == Names.ALONE) {
      all.add(piece(place, call, true, new CallDelta(call.function().name(), null, Extras.NONE)));
    }
    for (String text : texts) {
      boolean first = all.isEmpty();
      boolean named = habits.names() == Names.EACH || first;
      String name = named ? call.function().name() : null;
      all.add(piece(place, call, first, new CallDelta(name, text, Extras.NONE)));
    }
    return all;
  }

  private ToolCallDelta piece(int place, FunctionToolCall call, boolean first, CallDelta part) {
    String id =
        switch (habits.ids()) {
          case EACH -> call.id();
          case FIRST -> first ? call.id() : null;
          case EMPTY_LATER -> first ? call.id() : "";
          case NONE -> null;
        };
    int index =
        switch (habits.indexes()) {
          case TRUE -> place;
          case ALL_ZERO -> 0;
          case FROM_ONE -> place + 1;
        };
    return new ToolCallDelta(index, id, first ? "function" : null, part, null, Extras.NONE);
  }

  private @Nullable FinishReason early() {
    return random.nextInt(5) == 0 ? habits.reason() : null;
  }

  private @Nullable Role role() {
    return random.nextBoolean() ? Role.ASSISTANT : null;
  }

  private ChoiceDelta said(String text) {
    return new ChoiceDelta(
        0, role(), text, null, List.of(), null, early(), null, Extras.NONE, Extras.NONE);
  }

  private ChoiceDelta called(ToolCallDelta call) {
    return new ChoiceDelta(
        0, role(), null, null, List.of(call), null, early(), null, Extras.NONE, Extras.NONE);
  }

  private ChoiceDelta ended(@Nullable Logprobs logprobs) {
    return new ChoiceDelta(
        0,
        role(),
        null,
        null,
        List.of(),
        null,
        habits.reason(),
        logprobs,
        Extras.NONE,
        Extras.NONE);
  }
}

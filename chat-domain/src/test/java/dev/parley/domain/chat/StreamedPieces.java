// SPDX-License-Identifier: Apache-2.0
package dev.parley.domain.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Cuts a completion into pieces as a provider streams it: anywhere, between surrogates too. */
public final class StreamedPieces {
  private static final int LONGEST = 5;

  private final Random random;

  private StreamedPieces(Random random) {
    this.random = random;
  }

  public static List<ChatDelta> of(Completion completion, Random random) {
    return new StreamedPieces(random).deltas(completion);
  }

  private List<ChatDelta> deltas(Completion completion) {
    CompletionHead head = completion.head();
    List<ChatDelta> all = new ArrayList<>();
    all.add(new ChatDelta(head, List.of(), null, completion.extras()));
    List<List<ChoiceDelta>> choices =
        completion.choices().stream().map(choice -> pieces(ChoiceDelta.of(choice))).toList();
    int most = choices.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most; i++) {
      List<ChoiceDelta> now = new ArrayList<>();
      for (List<ChoiceDelta> pieces : choices) {
        if (i < pieces.size()) {
          now.add(pieces.get(i));
        }
      }
      all.add(new ChatDelta(head, now, null, Extras.NONE));
    }
    all.add(new ChatDelta(head, List.of(), completion.usage(), Extras.NONE));
    return all;
  }

  private List<ChoiceDelta> pieces(ChoiceDelta whole) {
    List<ChoiceDelta> all = new ArrayList<>();
    int index = whole.index();
    all.add(
        new ChoiceDelta(
            index,
            Role.ASSISTANT,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            whole.message(),
            Extras.NONE));
    cut(whole.content()).forEach(text -> all.add(ChoiceDelta.text(index, text)));
    cut(whole.refusal()).forEach(text -> all.add(said(index, text, List.of(), null)));
    whole
        .toolCalls()
        .forEach(call -> cut(call).forEach(c -> all.add(said(index, null, List.of(c), null))));
    cut(whole.functionCall()).forEach(call -> all.add(said(index, null, List.of(), call)));
    all.add(
        new ChoiceDelta(
            index,
            null,
            null,
            null,
            List.of(),
            null,
            whole.finishReason(),
            whole.logprobs(),
            Extras.NONE,
            whole.extras()));
    return all;
  }

  private static ChoiceDelta said(
      int index, @Nullable String refusal, List<ToolCallDelta> calls, @Nullable CallDelta call) {
    return new ChoiceDelta(
        index, null, null, refusal, calls, call, null, null, Extras.NONE, Extras.NONE);
  }

  private List<ToolCallDelta> cut(ToolCallDelta call) {
    List<ToolCallDelta> all = new ArrayList<>();
    all.add(new ToolCallDelta(call.index(), call.id(), call.type(), null, null, call.extras()));
    for (CallDelta piece : cut(call.function())) {
      all.add(new ToolCallDelta(call.index(), null, null, piece, null, Extras.NONE));
    }
    for (CallDelta piece : cut(call.custom())) {
      all.add(new ToolCallDelta(call.index(), call.id(), null, null, piece, Extras.NONE));
    }
    return all;
  }

  private List<CallDelta> cut(@Nullable CallDelta call) {
    List<CallDelta> all = new ArrayList<>();
    if (call != null) {
      all.add(new CallDelta(call.name(), null, call.extras()));
      cut(call.arguments()).forEach(text -> all.add(new CallDelta(null, text, Extras.NONE)));
    }
    return all;
  }

  private List<String> cut(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    List<String> pieces = new ArrayList<>(List.of(""));
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + random.nextInt(1 + text.length() / 20 + LONGEST));
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }
}

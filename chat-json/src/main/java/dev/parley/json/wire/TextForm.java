// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.completion.TextChoice;
import dev.parley.domain.completion.TextCompletion;
import dev.parley.json.TextJson;
import java.io.IOException;
import java.util.Set;

/** Text completions. */
enum TextForm implements Form<TextCompletion> {
  ONLY;

  @Override
  public TextCompletion piece(byte[] json) {
    return TextJson.readAnswer(json, 0, json.length);
  }

  @Override
  public Pieces<TextCompletion> pieces() {
    return Pieces.asTheyAre();
  }

  @Override
  public TextCompletion whole(byte[] json, int length) {
    return TextJson.readAnswer(json, 0, length);
  }

  @Override
  public Extras extras(TextCompletion piece) {
    return piece.extras();
  }

  @Override
  public boolean hasChoices(TextCompletion piece) {
    return !piece.choices().isEmpty();
  }

  @Override
  public void addFinished(TextCompletion piece, Set<Integer> finished) {
    for (TextChoice choice : piece.choices()) {
      if (choice.finishReason() != null) {
        finished.add(choice.index());
      }
    }
  }

  @Override
  public TextCompletion sum(Answer<TextCompletion> pieces) throws IOException {
    TextSum sum = new TextSum();
    for (TextCompletion piece = pieces.read(); piece != null; piece = pieces.read()) {
      sum.add(piece);
    }
    return sum.whole();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.chat.CanonicalCompletion;
import dev.parley.domain.chat.ChatDelta;
import dev.parley.domain.chat.Completion;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.ChatJson;
import dev.parley.json.ProviderError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A whole answer as a stream of one piece. */
final class PlainAnswer implements Answer {
  private static final int FIRST = 2 * 1024;
  private static final int LARGEST = 64 * 1024 * 1024;

  private final InputStream body;
  private boolean read;

  PlainAnswer(InputStream body) {
    this.body = body;
  }

  @Override
  public @Nullable ChatDelta read() throws IOException {
    if (read) {
      return null;
    }
    read = true;
    ChatDelta piece = ChatDelta.of(CanonicalCompletion.of(all(), CallIds::next));
    Optional<ProviderError> error = ProviderError.in(piece);
    if (error.isPresent()) {
      throw new RefusedException(error.get());
    }
    if (piece.choices().isEmpty()) {
      throw new MalformedAnswerException("without a choice in it");
    }
    return piece;
  }

  private Completion all() throws IOException {
    byte[] bytes = new byte[FIRST];
    int length = 0;
    for (int read = body.read(bytes);
        read >= 0;
        read = body.read(bytes, length, bytes.length - length)) {
      length += read;
      if (length > LARGEST) {
        throw new MalformedAnswerException("with more than " + LARGEST + " bytes");
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
    }
    try {
      return ChatJson.readCompletion(bytes, 0, length);
    } catch (InvalidRequestException e) {
      throw MalformedAnswerException.json(e);
    }
  }
}

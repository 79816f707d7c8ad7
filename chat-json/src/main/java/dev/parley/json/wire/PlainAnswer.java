// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.error.InvalidRequestException;
import dev.parley.json.ProviderError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A whole answer as a stream of one piece. */
final class PlainAnswer<T> implements Answer<T> {
  private static final int FIRST = 2 * 1024;
  private static final int LARGEST = 64 * 1024 * 1024;

  private final Form<T> form;
  private final InputStream body;
  private boolean read;

  PlainAnswer(Form<T> form, InputStream body) {
    this.form = form;
    this.body = body;
  }

  @Override
  public @Nullable T read() throws IOException {
    if (read) {
      return null;
    }
    read = true;
    T piece = all();
    Optional<ProviderError> error = ProviderError.in(form.extras(piece));
    if (error.isPresent()) {
      throw new RefusedException(error.get());
    }
    if (!form.hasChoices(piece)) {
      throw new MalformedAnswerException("without a choice in it");
    }
    return piece;
  }

  private T all() throws IOException {
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
      return form.whole(bytes, length);
    } catch (InvalidRequestException e) {
      throw MalformedAnswerException.json(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.json.wire;

import dev.parley.domain.error.InvalidRequestException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What came is no answer. The message goes on from "the provider answered". */
public final class MalformedAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedAnswerException(String message) {
    this(message, null);
  }

  public MalformedAnswerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** JSON that can't be read. The parser's words stay in the cause: they may repeat the text. */
  public static MalformedAnswerException json(InvalidRequestException e) {
    String field = e.field();
    return new MalformedAnswerException(
        field == null
            ? "with JSON that can't be read"
            : "with JSON that can't be understood at " + field,
        e);
  }
}

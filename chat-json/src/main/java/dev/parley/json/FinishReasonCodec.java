// SPDX-License-Identifier: Apache-2.0
package dev.parley.json;

import dev.parley.domain.chat.FinishReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code finish_reason}, which is null while there is none; some providers write that as text. */
final class FinishReasonCodec {
  private FinishReasonCodec() {}

  static @Nullable FinishReason readOrNull(JsonReader in) throws IOException {
    String reason = in.anyTextOrNull();
    return reason == null || reason.isEmpty() || reason.equals("null")
        ? null
        : FinishReason.of(reason);
  }

  static void write(JsonWriter out, @Nullable FinishReason reason) {
    out.fieldOrNull("finish_reason", reason == null ? null : reason.wireName());
  }
}

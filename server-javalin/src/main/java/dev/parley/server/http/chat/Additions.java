// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.engine.chat.ChatReply;
import dev.parley.engine.chat.TurnReport;
import dev.parley.json.Json;
import org.jspecify.annotations.Nullable;

/** What Parley adds to an answer beside OpenAI's own keys. */
final class Additions {
  private Additions() {}

  /**
   * The ledger, where the request wants it. Asked for at the first piece: counting may need the
   * model, and an answer that is stored must not fail for it.
   */
  static @Nullable Ledger ledger(ChatAsk ask, ChatReply reply) {
    return ask.explain() ? reply.report().ledger().get() : null;
  }

  /** An answer's unknown fields with Parley's own. */
  static Extras to(Extras fields, ChatAsk ask, TurnReport report, @Nullable Ledger ledger) {
    Extras all = fields;
    ConversationId conversation = ask.call().conversation();
    if (conversation != null) {
      all =
          all.with(
              ConversationName.KEY,
              Json.raw(out -> out.beginObject().field("id", conversation.value()).endObject()));
    }
    if (ledger != null) {
      all =
          all.with(
              ParleyOptions.KEY,
              Json.raw(
                  out -> {
                    out.beginObject()
                        .field("provider", report.provider())
                        .field("cached", false)
                        .name("ledger");
                    LedgerJson.write(out, ledger, conversation != null);
                    out.endObject();
                  }));
    }
    return all;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.engine.chat.TurnReport;
import dev.parley.json.Json;

/** What Parley adds to an answer beside OpenAI's own keys. */
final class Additions {
  private Additions() {}

  /** An answer's unknown fields with Parley's own. */
  static Extras to(Extras fields, ChatAsk ask, TurnReport report) {
    Extras all = fields;
    ConversationId conversation = ask.call().conversation();
    if (conversation != null) {
      all =
          all.with(
              ConversationName.KEY,
              Json.raw(out -> out.beginObject().field("id", conversation.value()).endObject()));
    }
    if (ask.explain()) {
      all =
          all.with(
              ParleyOptions.KEY,
              Json.raw(
                  out -> {
                    out.beginObject()
                        .field("provider", report.provider())
                        .field("cached", false)
                        .name("ledger");
                    LedgerJson.write(out, report.ledger().get(), conversation != null);
                    out.endObject();
                  }));
    }
    return all;
  }
}

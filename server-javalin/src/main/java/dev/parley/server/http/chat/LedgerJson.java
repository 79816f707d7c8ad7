// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.context.Correction;
import dev.parley.domain.context.CutUpstream;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.conversation.Sequence;
import dev.parley.json.JsonWriter;
import java.math.BigDecimal;
import java.util.Optional;

/** A ledger as the API shows it. */
final class LedgerJson {
  private LedgerJson() {}

  /**
   * Writes it.
   *
   * @param stored whether its entries are items of a conversation
   */
  static void write(JsonWriter out, Ledger ledger, boolean stored) {
    write(out, ledger, stored, Optional.empty());
  }

  /**
   * Writes it.
   *
   * @param stored whether its entries are items of a conversation
   * @param cut what shows that the provider read less of it
   */
  static void write(JsonWriter out, Ledger ledger, boolean stored, Optional<CutUpstream> cut) {
    out.beginObject().field("model", ledger.model()).name("window");
    if (ledger.window().isPresent()) {
      out.value(ledger.window().getAsInt());
    } else {
      out.nullValue();
    }
    out.field("reserved_for_answer", ledger.reservedForAnswer())
        .field("used", ledger.used())
        .field("exact", !ledger.isEstimate());
    if (!ledger.correction().equals(Correction.NONE)) {
      out.field("counted", ledger.counted());
      write(out.name("correction"), ledger.correction());
    }
    cut.ifPresent(told -> write(out.name("cut_upstream"), told));
    out.name("sections").beginArray();
    ledger.sections().forEach(section -> write(out, section));
    out.endArray().name("entries").beginArray();
    ledger.entries().forEach(entry -> write(out, entry, stored));
    out.endArray().endObject();
  }

  private static void write(JsonWriter out, Correction correction) {
    out.beginObject()
        .name("factor")
        .value(BigDecimal.valueOf(correction.factor()))
        .field("added", correction.added())
        .endObject();
  }

  private static void write(JsonWriter out, CutUpstream cut) {
    out.beginObject().field("sent", cut.sent()).field("read", cut.read()).endObject();
  }

  private static void write(JsonWriter out, Ledger.Section section) {
    out.beginObject().field("name", section.name()).field("tokens", section.tokens()).endObject();
  }

  private static void write(JsonWriter out, Ledger.Entry entry, boolean stored) {
    out.beginObject().field("seq", entry.sequence()).field("count", entry.count());
    if (stored && entry.count() == 1 && entry.sequence() > 0) {
      out.field("item", new Sequence(entry.sequence()).itemId());
    }
    out.field("tokens", entry.tokens())
        .field("fate", entry.fate().wireName())
        .field("why", entry.why())
        .endObject();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.Extras;
import dev.parley.domain.chat.FieldWarning;
import dev.parley.domain.chat.FunctionToolCall;
import dev.parley.domain.chat.RawJson;
import dev.parley.domain.context.Ledger;
import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.function.FunctionEvent;
import dev.parley.domain.function.FunctionRun;
import dev.parley.engine.chat.ChatReply;
import dev.parley.engine.chat.TurnReport;
import dev.parley.json.Json;
import dev.parley.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Parley adds to an answer beside OpenAI's own keys. */
final class Additions {
  private final @Nullable Ledger ledger;
  private final ChatReply reply;
  private final boolean stored;
  private final List<FunctionRun> runs;
  private final List<FunctionToolCall> confirmations;
  private final List<FieldWarning> warnings;

  private Additions(ChatAsk ask, ChatReply reply, @Nullable Ledger ledger) {
    this.ledger = ledger;
    this.reply = reply;
    this.stored = ask.call().conversation() != null;
    this.runs = reply.functions();
    this.confirmations = reply.confirmations();
    this.warnings = reply.report().warnings().get();
  }

  /**
   * The ledger, where the request wants it. Asked for at the first piece: counting may need the
   * model, and an answer that is stored must not fail for it.
   */
  static @Nullable Ledger ledger(ChatAsk ask, ChatReply reply) {
    return ask.explain() ? reply.report().ledger().get() : null;
  }

  /** A piece's unknown fields with what functions did since the one before. */
  static Extras to(Extras fields, List<FunctionEvent> events) {
    return fields.with(
        ParleyOptions.KEY,
        Json.raw(
            out -> {
              FunctionJson.writeEvents(out.beginObject().name("events"), events);
              out.endObject();
            }));
  }

  /** The fields that the model was asked without. */
  static List<String> dropped(ChatReply reply) {
    return reply.report().warnings().get().stream().map(FieldWarning::field).toList();
  }

  private static void warn(JsonWriter out, List<FieldWarning> warnings) {
    out.beginArray();
    warnings.forEach(
        warning ->
            out.beginObject()
                .field("field", warning.field())
                .field("message", warning.message())
                .endObject());
    out.endArray();
  }

  /** An answer's unknown fields with Parley's own. */
  static Extras to(Extras fields, ChatAsk ask, ChatReply reply, @Nullable Ledger ledger) {
    Extras all = fields;
    ConversationId conversation = ask.call().conversation();
    if (conversation != null) {
      all =
          all.with(
              ConversationName.KEY,
              Json.raw(out -> out.beginObject().field("id", conversation.value()).endObject()));
    }
    Additions additions = new Additions(ask, reply, ledger);
    return additions.isEmpty() ? all : all.with(ParleyOptions.KEY, Json.raw(additions::write));
  }

  private boolean isEmpty() {
    return ledger == null && runs.isEmpty() && confirmations.isEmpty() && warnings.isEmpty();
  }

  private void write(JsonWriter out) {
    out.beginObject();
    if (ledger != null) {
      TurnReport report = reply.report();
      out.field("provider", report.provider()).field("cached", report.cached().getAsBoolean());
      reply.cost().ifPresent(money -> out.field("cost_usd", new RawJson(money.toString())));
    }
    if (!runs.isEmpty()) {
      FunctionJson.writeRuns(out.name("functions"), runs);
    }
    if (!confirmations.isEmpty()) {
      FunctionJson.writeConfirmations(out.name("confirmations"), confirmations);
    }
    if (!warnings.isEmpty()) {
      warn(out.name("warnings"), warnings);
    }
    if (ledger != null) {
      LedgerJson.write(out.name("ledger"), ledger, stored, reply.cutUpstream());
    }
    out.endObject();
  }
}

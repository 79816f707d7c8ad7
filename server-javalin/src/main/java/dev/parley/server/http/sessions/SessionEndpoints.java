// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.sessions;

import dev.parley.domain.chat.FieldWarning;
import dev.parley.domain.chat.ModelId;
import dev.parley.domain.chat.Usage;
import dev.parley.domain.key.Caller;
import dev.parley.domain.routing.Route;
import dev.parley.domain.session.Session;
import dev.parley.domain.session.SessionId;
import dev.parley.engine.chat.ChatReply;
import dev.parley.engine.session.SessionReply;
import dev.parley.engine.session.Sessions;
import dev.parley.json.JsonObject;
import dev.parley.server.http.AccessNotes;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Bodies;
import dev.parley.server.http.CallTrait;
import dev.parley.server.http.Costs;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.Exchange;
import dev.parley.server.http.HttpSettings;
import dev.parley.server.http.KnownKeys;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/** {@code /api/v1/chat}: sessions, and what is said in them. */
public final class SessionEndpoints implements Endpoints {
  private static final String ALL = "/api/v1/chat/session";
  private static final String ONE = ALL + "/{id}";
  private static final ModelId MODEL = new ModelId(Route.DEFAULT);

  private final Sessions sessions;
  private final Bodies bodies;

  public SessionEndpoints(Sessions sessions, HttpSettings settings) {
    this.sessions = sessions;
    this.bodies = new Bodies(settings);
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post(ALL, this::create, CallTrait.RUNS_ONCE);
    routes.get(
        ONE, context -> answer(context, sessions.get(Exchange.of(context).owner(), id(context))));
    routes.delete(
        ONE,
        context -> answer(context, sessions.delete(Exchange.of(context).owner(), id(context))));
    routes.post("/api/v1/chat/chat/text", this::chat, CallTrait.RUNS_ONCE);
  }

  private void create(Context context) throws IOException {
    KnownKeys.check(bodies.object(context), "", List.of());
    Session session = sessions.create(Exchange.of(context).owner());
    Answers.json(context, 200, out -> SessionJson.writeBegun(out, session));
  }

  private void chat(Context context) throws IOException {
    Exchange exchange = Exchange.of(context);
    JsonObject body = bodies.object(context);
    KnownKeys.check(body, "", List.of("session_id", "message"));
    SessionId id = new SessionId(body.requiredString("session_id"));
    String message = body.requiredString("message");
    Caller caller = exchange.caller();
    caller.requireModel(MODEL);
    exchange.notes().model(MODEL.value());
    try (SessionReply reply = sessions.chat(caller.owner(), id, message);
        Exchange.Work work = exchange.begin(reply::close)) {
      answer(context, reply, work);
    } catch (CancellationException e) {
      exchange.requireNotStopped(e);
      if (!exchange.isGone()) {
        throw e;
      }
    }
  }

  private static void answer(Context context, SessionReply reply, Exchange.Work work)
      throws IOException {
    String text = reply.text();
    work.close();
    ChatReply answer = reply.reply();
    AccessNotes notes = Exchange.of(context).notes();
    notes.provider(answer.report().provider());
    notes.dropped(answer.report().warnings().get().stream().map(FieldWarning::field).toList());
    Usage usage = answer.completion().usage();
    if (usage != null) {
      notes.usage(usage);
    }
    Costs.tell(context, answer.cost());
    Answers.json(context, 200, out -> SessionJson.writeAnswer(out, text));
  }

  private static void answer(Context context, Session session) throws IOException {
    Answers.json(context, 200, out -> SessionJson.write(out, session));
  }

  private static SessionId id(Context context) {
    return new SessionId(context.pathParam("id"));
  }
}

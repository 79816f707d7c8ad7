// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.chat;

import dev.parley.domain.chat.ChatRequest;
import dev.parley.domain.chat.Parameters;
import dev.parley.domain.key.Caller;
import dev.parley.engine.chat.ChatCall;
import dev.parley.json.ChatJson;
import dev.parley.server.http.Bodies;
import dev.parley.server.http.Exchange;
import dev.parley.server.http.StreamOptions;
import io.javalin.http.Context;
import java.io.IOException;

/** Reads chat requests: what is Parley's own is taken out, all else goes to the engine. */
final class AskReader {
  private final Bodies bodies;

  AskReader(Bodies bodies) {
    this.bodies = bodies;
  }

  ChatAsk read(Context context) throws IOException {
    ChatRequest request = ChatJson.readRequest(bodies.json(context));
    Caller caller = Exchange.of(context).caller();
    caller.requireModel(request.model());
    Parameters given = request.parameters();
    ParleyOptions options = ParleyOptions.read(given.fields().get(ParleyOptions.KEY));
    ConversationName conversation =
        ConversationName.read(
            given.fields().get(ConversationName.KEY), context.header(ConversationName.HEADER));
    ChatCall call =
        new ChatCall(
            caller.owner(),
            conversation == null ? null : conversation.id(),
            conversation == null ? null : conversation.after(),
            request.withParameters(given.without(ParleyOptions.KEY).without(ConversationName.KEY)),
            options.strategy(),
            options.maxTokens(),
            options.functions(),
            options.cache(),
            options.profile());
    return new ChatAsk(
        call,
        request.streamed(),
        StreamOptions.includesUsage(given),
        options.explain(),
        options.events());
  }
}

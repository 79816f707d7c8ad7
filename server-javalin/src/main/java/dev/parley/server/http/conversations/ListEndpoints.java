// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Found;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.engine.conversation.Conversations;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Audience;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.ListLimit;
import dev.parley.server.http.ListPage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code /api/v1/conversations}: an owner's conversations, and those in which words were said. */
public final class ListEndpoints implements Endpoints {
  private static final String ALL = "/api/v1/conversations";

  private final Conversations conversations;

  /** Over the conversations of an engine. */
  public ListEndpoints(Conversations conversations) {
    this.conversations = conversations;
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(ALL, this::list);
    routes.get(ALL + "/search", this::search);
  }

  private void list(Context context) throws IOException {
    int limit = ListLimit.of(context);
    String given = context.queryParam("after");
    ConversationId after = given == null ? null : new ConversationId(given);
    List<Header> found = conversations.list(ConversationEndpoints.owner(context), after, limit + 1);
    answer(
        context,
        ListPage.of(found, limit, each -> each.id().value(), ConversationJson::writeListed));
  }

  private void search(Context context) throws IOException {
    int limit = ListLimit.of(context);
    String words = context.queryParam("q");
    if (words == null) {
      throw InvalidRequestException.of(
          "missing_required_parameter", "q", "q is missing: give the words to search for");
    }
    List<Found> found =
        conversations.search(ConversationEndpoints.owner(context), words, limit + 1);
    answer(
        context,
        ListPage.of(found, limit, each -> each.header().id().value(), ConversationJson::write));
  }

  private static void answer(Context context, ListPage<?> page) throws IOException {
    Answers.json(context, 200, page::write);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.conversations;

import dev.parley.domain.conversation.ConversationId;
import dev.parley.domain.conversation.Entry;
import dev.parley.domain.conversation.Header;
import dev.parley.domain.conversation.Owner;
import dev.parley.domain.conversation.Sequence;
import dev.parley.domain.error.InvalidRequestException;
import dev.parley.domain.error.NotFoundException;
import dev.parley.engine.conversation.Conversations;
import dev.parley.json.JsonObject;
import dev.parley.server.http.Answers;
import dev.parley.server.http.Bodies;
import dev.parley.server.http.CallTrait;
import dev.parley.server.http.Endpoints;
import dev.parley.server.http.KnownKeys;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/**
 * {@code /v1/conversations/{id}/items}: what was said in a conversation, and which of its branches
 * is in use.
 */
final class ItemEndpoints implements Endpoints {
  private static final String ALL = ConversationEndpoints.ONE + "/items";
  private static final String ONE = ALL + "/{item}";

  private final Conversations conversations;
  private final Bodies bodies;

  ItemEndpoints(Conversations conversations, Bodies bodies) {
    this.conversations = conversations;
    this.bodies = bodies;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(ALL, this::list);
    routes.post(ALL, this::add, CallTrait.RUNS_ONCE);
    routes.get(ONE, this::get);
    routes.delete(ONE, this::delete);
    routes.post("/api" + ConversationEndpoints.ONE + "/branch", this::use);
  }

  private void list(Context context) throws IOException {
    ConversationId id = ConversationEndpoints.id(context);
    Owner owner = ConversationEndpoints.owner(context);
    PageAsk ask = PageAsk.of(context);
    ItemId after = ask.after();
    if (after != null) {
      checkBegan(owner, id, after);
    }
    ItemPage page = ItemPage.read(conversations, owner, id, ask);
    Answers.json(context, 200, page::write);
  }

  private void add(Context context) throws IOException {
    ConversationId id = ConversationEndpoints.id(context);
    Owner owner = ConversationEndpoints.owner(context);
    GivenItems given = ItemReader.read(bodies.object(context));
    if (given.messages().isEmpty()) {
      throw InvalidRequestException.of(
          "missing_required_parameter", "items", "items is missing or empty: give 1 to 20 items");
    }
    ItemPage page = ItemPage.of(given.store(messages -> conversations.add(owner, id, messages)));
    Answers.json(context, 200, page::write);
  }

  /** Puts the newest branch through an item in use. */
  private void use(Context context) throws IOException {
    ConversationId id = ConversationEndpoints.id(context);
    JsonObject body = bodies.object(context);
    KnownKeys.check(body, "", List.of("item"));
    Sequence item = ItemId.parse(body.requiredString("item")).sequence();
    Header header = conversations.use(ConversationEndpoints.owner(context), id, item);
    Answers.json(context, 200, out -> ConversationJson.write(out, header));
  }

  private void get(Context context) throws IOException {
    ConversationId id = ConversationEndpoints.id(context);
    ItemId wanted = ItemId.parse(context.pathParam("item"));
    Item item = find(ConversationEndpoints.owner(context), id, wanted);
    Answers.json(context, 200, item::write);
  }

  /** What is deleted is the whole message that the item is of: a call without it has no meaning. */
  private void delete(Context context) throws IOException {
    ConversationId id = ConversationEndpoints.id(context);
    ItemId wanted = ItemId.parse(context.pathParam("item"));
    Owner owner = ConversationEndpoints.owner(context);
    Item item = find(owner, id, wanted);
    Header header = conversations.deleteEntry(owner, id, item.id().sequence());
    Answers.json(context, 200, out -> ConversationJson.write(out, header));
  }

  private Item find(Owner owner, ConversationId id, ItemId wanted) {
    Entry entry = conversations.entry(owner, id, wanted.sequence());
    return Items.of(entry).stream()
        .filter(item -> item.id().equals(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(id, wanted));
  }

  /** A list goes on after an item that was there, also when it was deleted since. */
  private void checkBegan(Owner owner, ConversationId id, ItemId after) {
    Sequence place = after.sequence();
    Header header = conversations.get(owner, id);
    List<Entry> upTo = conversations.newest(owner, id, place.plus(1), 1);
    boolean shown = !upTo.isEmpty() && upTo.getFirst().sequence().equals(place);
    boolean began =
        shown
            ? Items.of(upTo.getFirst()).stream().anyMatch(item -> item.id().equals(after))
            : place.compareTo(Sequence.NONE) > 0 && place.compareTo(header.last()) <= 0;
    if (!began) {
      throw unknown(id, after);
    }
  }

  private static NotFoundException unknown(ConversationId id, ItemId wanted) {
    return new NotFoundException(
        "item_not_found",
        wanted + " is no item of conversation " + id + "; list them under /items");
  }
}

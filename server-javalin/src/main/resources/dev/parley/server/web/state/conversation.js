// SPDX-License-Identifier: Apache-2.0
import * as conversations from "../api/conversations.js";
import { Choices } from "./choices.js";
import { beginsTurn, fromItems, newestTurns } from "./items.js";
import { merged } from "./messages.js";
import { Notifying } from "./notifying.js";

const LONGEST_WAY_BACK = 40;

/** A conversation as it is stored, as far as it was read. */
export class Conversation extends Notifying {
  id;
  /** "new" before the first message, then "loading", "open", "missing" or "failed". */
  phase;
  problem = null;
  title = null;
  messages = [];
  hasOlder = false;
  /** What would be sent to the model; null while that is not known. */
  ledger = null;
  choices = new Choices();
  /** When it is read. */
  loaded = Promise.resolve();
  #oldest = null;
  #reading = null;
  #models;

  /** One of the server's, or a new one where no id is given. */
  constructor(id, models) {
    super();
    this.#models = models;
    this.id = id ?? conversations.newId();
    this.phase = id ? "loading" : "new";
  }

  get isStored() {
    return this.phase !== "new";
  }

  /** When it is known which models there are. */
  get modelsKnown() {
    return this.#models.loaded;
  }

  get model() {
    return this.choices.model ?? this.#models.usual;
  }

  /** Reads what it is called and its newest messages. */
  load() {
    this.loaded = this.#load();
    return this.loaded;
  }

  async #load() {
    try {
      const [record, page] = await Promise.all([
        conversations.get(this.id),
        newestTurns(this.id),
      ]);
      this.title = record.metadata.title ?? null;
      this.choices.read(record.metadata);
      this.show(page);
      this.phase = "open";
      this.problem = null;
      this.measure();
    } catch (failure) {
      this.phase = failure.isNotFound ? "missing" : "failed";
      this.problem = failure;
    }
    this.changed();
  }

  /** Reads the newest messages again: after a turn, or when the server came back. */
  async renew() {
    const known = new Set(this.messages.filter(beginsTurn).map((each) => each.id));
    known.delete(null);
    const isKnown = (item) => beginsTurn(item) && known.has(item.id);
    this.show(await newestTurns(this.id, undefined, (items) => !known.size || items.some(isKnown)));
    this.changed();
  }

  /** Shows the newest page of items. */
  show(page) {
    const stored = fromItems(page.data.toReversed());
    this.messages = merged(this.messages, stored);
    if (this.messages[0]?.id === stored[0]?.id) {
      this.#oldest = page.last_id || null;
      this.hasOlder = page.has_more;
    }
  }

  /** Reads the messages before those that are shown. */
  readOlder() {
    this.#reading ??= this.#readOlder().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #readOlder() {
    const page = await newestTurns(this.id, this.#oldest);
    this.messages = [...fromItems(page.data.toReversed()), ...this.messages];
    this.#oldest = page.last_id || this.#oldest;
    this.hasOlder = page.has_more;
    this.changed();
  }

  /**
   * Reads back until an item is there, on the branch in use or else on its own; returns the message
   * that shows it, if any does.
   */
  async readBackTo(item) {
    const found = await this.#readBackTo(item);
    return found || this.hasOlder ? found : this.#takeUp(item);
  }

  async #takeUp(item) {
    try {
      await conversations.useBranch(this.id, item);
    } catch {
      return undefined; // it was deleted, or is being answered
    }
    this.messages = [];
    await this.load();
    return this.#readBackTo(item);
  }

  async #readBackTo(item) {
    const found = () => this.messages.find(({ id, ids }) => id === item || ids?.includes(item));
    for (let pages = 0; !found() && this.hasOlder && pages < LONGEST_WAY_BACK; pages++) {
      await this.readOlder();
    }
    return found();
  }

  /** Asks how full the model's window is now. */
  async measure() {
    try {
      await this.modelsKnown;
      this.ledger = (await conversations.context(this.id, this.model)).ledger;
      this.changed();
    } catch {
      // the bar shows what was known before
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
import { asSent } from "./content.js";
import { Conversation } from "./conversation.js";
import { Turn } from "./turn.js";

/** A conversation in which something can be asked, and the answer be stopped. */
export class Asking extends Conversation {
  /** When it is known how the last turn was stored. */
  settled = Promise.resolve();
  #turn = null;
  /** Whether something is being asked, or was not answered. */
  #isUnsettled = false;
  /** The ids of what another branch takes the place of, until the server has that. */
  #replaced = new Set();
  #health;

  constructor(id, { health, models }) {
    super(id, models);
    this.#health = health;
  }

  get isAnswering() {
    return this.#turn !== null;
  }

  /** Whether the server has all that is here. */
  get isIdle() {
    return !this.#isUnsettled;
  }

  stop() {
    this.#turn?.stop();
  }

  /**
   * Asks.
   *
   * @param asked the messages to show
   * @param after the item that the turn follows, "" for the beginning; undefined for the end
   * @param reply the reply that goes on; null where one begins
   * @param sent what is sent for it, where that is not what is shown
   */
  async ask(asked, { after, reply = null, sent = asked.map(asSent) } = {}) {
    const turn = new Turn((grown) => this.#grow(grown), reply);
    const left = this.messages.filter(
      (each) => !isEmptyFailure(each) && each.key !== turn.reply.key,
    );
    this.messages = [...left, ...asked, turn.reply];
    this.#turn = turn;
    this.#isUnsettled = true;
    this.changed();
    this.dispatchEvent(new Event("asked"));
    const failure = await turn.run(
      async () => {
        await (this.choices.model ?? this.modelsKnown);
        return this.#request(sent, after);
      },
      () => this.#began(),
    );
    this.#turn = null;
    this.#isUnsettled = failure !== null || !turn.hasBegun;
    this.ledger = turn.ledger ?? this.ledger;
    this.changed();
    this.dispatchEvent(new CustomEvent("answered", { detail: this.messages.at(-1) }));
    this.settled = this.#settle(failure);
    await this.settled;
  }

  /** Takes a message and what follows it off the page: another branch begins there. */
  leave(message) {
    const place = this.messages.findIndex((each) => each.key === message.key);
    this.messages.slice(place).forEach(({ id, ids = [] }) => {
      [id, ...ids].filter(Boolean).forEach((each) => this.#replaced.add(each));
    });
    this.messages = this.messages.slice(0, place);
  }

  #grow(reply) {
    this.messages = this.messages.map((each) =>
      each.key === reply.key ? { ...reply, id: each.id } : each,
    );
    this.changedThisFrame();
  }

  /** While the server goes on with what is left here, the page counts. */
  show(page) {
    if (!page.data.some(({ id }) => this.#replaced.has(id))) {
      super.show(page);
    }
  }

  /** Whatever the server has is shown from now on. */
  showsAll() {
    this.#replaced.clear();
  }

  #request(messages, after) {
    const instructions = !this.isStored && this.choices.systemMessage;
    return {
      ...this.choices.parameters,
      model: this.model,
      conversation: after === undefined ? this.id : { id: this.id, after },
      messages: instructions ? [{ role: "system", content: instructions }, ...messages] : messages,
    };
  }

  /** The server has the conversation from the first chunk on. */
  #began() {
    this.showsAll();
    if (this.isStored) {
      return;
    }
    this.phase = "open";
    this.choices.systemMessage = null; // an item of the conversation from now on
    this.dispatchEvent(new Event("stored"));
    if (this.choices.areMade) {
      this.choices.save(this.id).catch(() => {});
    }
  }

  /** Learns how the turn was stored. What was said stays on the page whatever happens here. */
  async #settle(failure) {
    if (failure?.isUnreachable) {
      await this.#health.look();
    }
    if (this.isAnswering || this.#health.status === "gone") {
      return;
    }
    try {
      await this.renew(); // a first question may be stored though nothing came back
      await this.measure();
    } catch {
      // it never began, or is read again when the server is back
    }
    if (!this.isStored) {
      return;
    }
    this.dispatchEvent(new Event("stored"));
  }
}

const isEmptyFailure = (each) => each.state === "failed" && each.role === "assistant" && each.parts.length === 0;

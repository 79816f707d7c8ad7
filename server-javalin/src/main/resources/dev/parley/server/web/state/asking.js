// SPDX-License-Identifier: Apache-2.0
import { Attempt } from "./attempt.js";
import { asSent } from "./content.js";
import { Conversation } from "./conversation.js";
import { clearAway } from "./last-question.js";
import { Turn } from "./turn.js";

/** A conversation in which something can be asked, and the answer be stopped. */
export class Asking extends Conversation {
  #turn = null;
  /** What is being asked, or was not answered. */
  #attempt = null;
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
    return this.#attempt === null;
  }

  stop() {
    this.#turn?.stop();
  }

  /**
   * Asks, after what a failed attempt left to do and what is to be done before this one.
   *
   * @param goesOn the reply that goes on and what is sent for it; null where one begins
   */
  async ask(asked, before = () => [], goesOn = null) {
    const failed = this.#attempt;
    const attempt = new Attempt(async () => [
      ...((await failed?.prepare()) ?? []),
      ...(await before()),
    ]);
    const turn = new Turn((reply) => this.#grow(reply), goesOn?.reply);
    const left = this.messages.filter(
      (each) => !isEmptyFailure(each) && each.key !== turn.reply.key,
    );
    this.messages = [...left, ...asked, turn.reply];
    this.#turn = turn;
    this.#attempt = attempt;
    this.changed();
    this.dispatchEvent(new Event("asked"));
    const failure = await turn.run(
      async () => {
        await Promise.all([attempt.prepare(), this.choices.model ?? this.modelsKnown]);
        return this.#request(goesOn?.sent ?? asked.map(asSent));
      },
      () => this.#began(),
    );
    this.#turn = null;
    this.#attempt = failure || !turn.hasBegun ? attempt : null;
    this.ledger = turn.ledger ?? this.ledger;
    this.changed();
    this.dispatchEvent(new CustomEvent("answered", { detail: this.messages.at(-1) }));
    await this.#settle(failure, attempt.left);
  }

  #grow(reply) {
    this.messages = this.messages.map((each) =>
      each.key === reply.key ? { ...reply, id: each.id } : each,
    );
    this.changedThisFrame();
  }

  /** While the store is not yet as the page has it, the page counts. */
  show(page) {
    if (this.isIdle || this.#attempt.isPrepared) {
      super.show(page);
    }
  }

  #request(messages) {
    const instructions = !this.isStored && this.choices.systemMessage;
    return {
      ...this.choices.parameters,
      model: this.model,
      conversation: this.id,
      messages: instructions ? [{ role: "system", content: instructions }, ...messages] : messages,
    };
  }

  /** The server has the conversation from the first chunk on. */
  #began() {
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
  async #settle(failure, left) {
    if (failure?.isUnreachable) {
      await this.#health.look();
    }
    if (!this.isStored || this.isAnswering || this.#health.status === "gone") {
      return;
    }
    try {
      await clearAway(this.id, left);
      await this.renew();
      await this.measure();
    } catch {
      // read again when the server is back
    }
    this.dispatchEvent(new Event("stored"));
  }
}

const isEmptyFailure = (each) => each.state === "failed" && each.role === "assistant" && each.parts.length === 0;

// SPDX-License-Identifier: Apache-2.0
import * as conversations from "../api/conversations.js";
import { Conversation } from "./conversation.js";
import { clearAway, takeBack } from "./last-question.js";
import { message } from "./messages.js";
import { Turn } from "./turn.js";

const GO_ON = "Please continue exactly where you stopped.";

/** A conversation that goes on: questions are asked, answered, stopped and asked anew. */
export class Dialogue extends Conversation {
  #turn = null;
  #asked = null;
  #health;

  constructor(id, { health, models }) {
    super(id, models);
    this.#health = health;
  }

  get isAnswering() {
    return this.#turn !== null;
  }

  get lastQuestion() {
    return this.messages.findLast((each) => each.role === "user");
  }

  stop() {
    this.#turn?.stop();
  }

  send(text) {
    return this.#ask([message("user", { text })]);
  }

  /** Asks the last question again, in other words where they are given. */
  askAgain(text = this.lastQuestion.text) {
    const question = this.lastQuestion;
    return this.#instead([question], [message("user", { text, key: question.key })]);
  }

  /** Lets the model go on with an answer that was cut. The half of it is kept as it is. */
  goOn() {
    const question = this.lastQuestion;
    const half = this.messages.findLast((each) => each.role === "assistant");
    if (half.state === "done") {
      return this.send(GO_ON);
    }
    const kept = [question, half].map(({ role, text, key }) => message(role, { text, key }));
    this.#cutBackTo(question);
    this.messages = [...this.messages, ...kept];
    return this.#ask([message("user", { text: GO_ON })], async () => {
      const left = await takeBack(this.id, [question]);
      await conversations.addItems(this.id, kept.map(asSent));
      return left;
    });
  }

  /** Sends again what was not answered. */
  retry() {
    const failed = this.#asked;
    return failed ? this.#instead(failed, failed) : this.askAgain();
  }

  /** Asks in the place of what was asked before. */
  #instead(before, asked) {
    this.#cutBackTo(before[0]);
    return this.#ask(asked, () => takeBack(this.id, before));
  }

  /** Takes a question and what followed it off the page; instructions stay. */
  #cutBackTo(question) {
    const place = this.messages.findIndex((each) => each.key === question.key);
    this.messages = this.messages.filter((each, at) => at < place || each.role === "system");
  }

  async #ask(asked, before = () => []) {
    const shown = [...this.messages.filter((each) => !isEmptyFailure(each)), ...asked];
    const turn = new Turn((reply) => {
      this.messages = [...shown, reply];
      this.changedThisFrame();
    });
    let left = [];
    this.#turn = turn;
    this.#asked = asked;
    this.changed();
    this.dispatchEvent(new Event("asked"));
    const failure = await turn.run(
      async () => {
        left = await before();
        return this.#request(asked);
      },
      () => this.#began(),
    );
    this.#turn = null;
    this.#asked = failure ? asked : null;
    this.ledger = turn.ledger ?? this.ledger;
    this.changed();
    this.dispatchEvent(new CustomEvent("answered", { detail: this.messages.at(-1) }));
    await this.#settle(failure, left);
  }

  #request(asked) {
    const messages = asked.map(asSent);
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

const asSent = ({ role, text }) => ({ role, content: text });
const isEmptyFailure = (each) => each.state === "failed" && each.role === "assistant" && !each.text;

// SPDX-License-Identifier: Apache-2.0
import * as conversations from "../api/conversations.js";
import { asSent } from "./content.js";
import { Deciding } from "./deciding.js";
import { beginsTurn, newestTurns } from "./items.js";
import { lastItemOf, message } from "./messages.js";
import { wordsOf } from "./reply-parts.js";

const GO_ON = "Please continue exactly where you stopped.";

/**
 * A conversation that goes on: questions are asked, and asked anew. What is asked anew begins a
 * branch, and what was said before stays where it was.
 */
export class Dialogue extends Deciding {
  get lastQuestion() {
    return this.messages.findLast((each) => each.role === "user");
  }

  send(text) {
    return this.ask([message("user", { text })]);
  }

  /** Asks for another answer to the question that a message, or its answer, is about. */
  async askAgain(about = this.messages.at(-1)) {
    await this.#turnsEnd();
    const question = this.#questionOf(about);
    if (question.id && question.state === "done") {
      const answer = this.messages[this.messages.indexOf(question) + 1];
      if (answer) {
        this.leave(answer);
      }
      return this.ask([], { after: question.id });
    }
    return this.#instead(question, copy(question));
  }

  /** Asks something else in the place of a question. */
  async rewrite(asked, text) {
    await this.#turnsEnd();
    const question = this.#questionOf(asked);
    return this.#instead(question, message("user", { text, key: question.key }));
  }

  /** Lets the model go on with an answer that was cut. The half of it is kept as it is. */
  async goOn() {
    await this.#turnsEnd();
    const question = this.lastQuestion;
    const half = this.messages.findLast((each) => each.role === "assistant");
    if (half.state === "done") {
      return this.send(GO_ON);
    }
    const isKept = question.id && question.state === "done";
    const { doneItem } = half; // what functions did in it stays
    const after = isKept ? (doneItem ?? question.id) : await this.#placeBefore(question);
    const words = wordsOf(doneItem ? half.parts.slice(-1) : half.parts);
    const said = words ? [message("assistant", { text: words })] : [];
    const sentBefore = isKept ? said : [question, ...said];
    const goOn = message("user", { text: GO_ON, after, sentBefore });
    const kept = isKept ? [half] : [question, half];
    this.leave(kept[0]);
    this.messages = [...this.messages, ...kept.map(copy)];
    return this.#ask(goOn);
  }

  /** Goes to what else was said in the place of a message. */
  async walk(from, branch) {
    const id = from.branches[branch];
    await conversations.useBranch(this.id, id);
    const place = this.messages.findIndex((each) => each.key === from.key);
    const before = this.messages.slice(0, place).filter(beginsTurn);
    const known = new Set(before.map((each) => each.id));
    const wanted = known.size > 0 ? known : new Set([id]);
    const page = await newestTurns(this.id, undefined, (items) =>
      items.some((item) => beginsTurn(item) && wanted.has(item.id)),
    );
    this.leave(from);
    this.showsAll();
    this.show(page);
    this.messages = this.messages.map((each) =>
      each.id === id ? { ...each, key: from.key } : each,
    );
    this.changed();
    await this.measure();
  }

  async #instead(question, asked) {
    const { after, sentBefore } = question.id
      ? { after: await this.#placeBefore(question) }
      : question; // as it was meant to be asked
    this.leave(question);
    return this.#ask({ ...asked, after, sentBefore });
  }

  #ask(question) {
    const { after, sentBefore = [] } = question;
    return this.ask([question], { after, sent: [...sentBefore, question].map(asSent) });
  }

  /** The server may not have closed a turn that was stopped: what of it is whole is known then. */
  async #turnsEnd() {
    await this.settled;
    const last = this.messages.findLast((each) => each.id);
    if (last?.state === "incomplete") {
      await conversations.useBranch(this.id, lastItemOf(last)); // its own, once that is free
      await this.renew();
    }
  }

  #questionOf(about) {
    const place = this.messages.findIndex((each) => each.key === about.key);
    return this.messages.slice(0, place + 1).findLast((each) => each.role === "user");
  }

  /** The item that a message follows; "" where it is the first. */
  async #placeBefore(said) {
    const place = () => this.messages.findIndex((each) => each.key === said.key);
    if (place() === 0 && this.hasOlder) {
      await this.readOlder();
    }
    const isSaid = ({ id, role, state }) => id && !(role === "system" && state === "incomplete");
    const before = this.messages.slice(0, place()).findLast(isSaid);
    return before ? lastItemOf(before) : "";
  }
}

/** The same said again: what is stored of it is another item. */
const copy = ({ role, text, pictures, content, parts, key }) =>
  message(role, { text, pictures, content, parts, key });

// SPDX-License-Identifier: Apache-2.0
import * as conversations from "../api/conversations.js";
import { asItem } from "./content.js";
import { Deciding } from "./deciding.js";
import { beginsTurn } from "./items.js";
import { brokenItems, removed, takeBack } from "./last-question.js";
import { message } from "./messages.js";
import { wordsOf } from "./reply-parts.js";

const GO_ON = "Please continue exactly where you stopped.";

/** A conversation that goes on: questions are asked, and asked anew. */
export class Dialogue extends Deciding {
  get lastQuestion() {
    return this.messages.findLast((each) => each.role === "user");
  }

  send(text) {
    return this.ask([message("user", { text })]);
  }

  /** Asks the last question again, in other words where they are given. */
  askAgain(text = this.lastQuestion.text) {
    const question = this.lastQuestion;
    const { key } = question;
    const isSame = text === question.text;
    return this.#instead([question], [isSame ? copy(question) : message("user", { text, key })]);
  }

  /** Lets the model go on with an answer that was cut. The half of it is kept as it is. */
  goOn() {
    const question = this.lastQuestion;
    const half = this.messages.findLast((each) => each.role === "assistant");
    if (half.state === "done") {
      return this.send(GO_ON);
    }
    const kept = [question, half].map(copy);
    this.#cutBackTo(question);
    const ids = this.#ids();
    this.messages = [...this.messages, ...kept];
    let broken = null;
    return this.ask([message("user", { text: GO_ON })], async () => {
      broken ??= await brokenItems(this.id, [question], ids);
      const left = await removed(this.id, broken);
      await this.#add(asWhole(broken, kept));
      return left;
    });
  }

  async #add(items) {
    if (items.length > 0) {
      await conversations.addItems(this.id, items);
    }
  }

  /** Asks in the place of what was asked before. */
  #instead(before, asked) {
    this.#cutBackTo(before[0]);
    const ids = this.#ids();
    return this.ask(asked, () => takeBack(this.id, before, ids));
  }

  /** Takes a question and what followed it off the page; instructions stay. */
  #cutBackTo(question) {
    const place = this.messages.findIndex((each) => each.key === question.key);
    this.messages = this.messages.filter((each, at) => at < place || each.role === "system");
  }

  #ids() {
    return new Set(this.messages.map((each) => each.id));
  }
}

/** The same said again: what is stored of it is another item. */
const copy = ({ role, text, pictures, content, parts, key }) =>
  message(role, { text, pictures, content, parts, key });

/** What stands for items that broke off: what was said and, unless it stays, what was asked. */
function asWhole(broken, [question, half]) {
  const isAskedAgain = broken.some(beginsTurn);
  const parts = isAskedAgain ? half.parts : half.parts.slice(-1);
  const said = message("assistant", { text: wordsOf(parts) });
  const all = isAskedAgain ? [question, said] : [said];
  return broken.length > 0 ? all.filter((each) => each !== said || said.text).map(asItem) : [];
}

// SPDX-License-Identifier: Apache-2.0
import { Asking } from "./asking.js";
import { callsOf } from "./reply-parts.js";

/** A conversation whose calls may wait for a person to approve or refuse them. */
export class Deciding extends Asking {
  #decisions = new Map();
  #functions;

  constructor(id, parts) {
    super(id, parts);
    this.#functions = parts.functions;
  }

  /** The calls that wait now: those of the last answer. */
  get waiting() {
    const last = this.messages.findLast((each) => each.role !== "system");
    return last?.state === "done" && !this.isAnswering
      ? callsOf(last.parts).filter((call) => this.asksFirst(call))
      : [];
  }

  /** Whether a call has no result since somebody has to say yes first. */
  asksFirst({ output, isWaiting, name }) {
    return output === null && (isWaiting || this.#functions.asksFirst(name));
  }

  /** What was decided on a call while others wait. */
  decisionOn(call) {
    return this.#decisions.get(call.id) ?? null;
  }

  /** Decides on a call, or takes that back; the answer goes on once nothing is left to decide. */
  async decide(call, decision) {
    this.#decisions.set(call.id, decision);
    const { waiting } = this;
    if (waiting.every((each) => this.decisionOn(each))) {
      await this.#goOn(waiting);
    } else {
      this.changed();
    }
  }

  #goOn(waiting) {
    const reply = this.messages.findLast((each) => each.role === "assistant");
    const sent = waiting.map((call) => ({
      role: "tool",
      tool_call_id: call.id,
      content: JSON.stringify(this.decisionOn(call)),
    }));
    this.#decisions.clear();
    return this.ask([], { reply, sent });
  }

  /** A call that was stored without a result may be one that waits. */
  show(page) {
    const isFirst = this.phase === "loading";
    super.show(page);
    if (this.messages.some(({ parts }) => callsOf(parts).some(isOpen))) {
      this.#functions.load().then(() => {
        this.changed();
        if (isFirst && this.waiting.length > 0) {
          this.dispatchEvent(new Event("waits"));
        }
      });
    }
  }
}

const isOpen = ({ output }) => output === null;
